namespace CoProduction.Domain.Tests.Gaps.Allocations;

/// <summary>Compares ratios sorted from the worst off upward.</summary>
internal static class Ratios
{
    public static void AssertNoWorse(IEnumerable<double> before, IEnumerable<double> after, IReadOnlyList<double> weights)
    {
        foreach (var (earlier, later) in Sorted(before, weights).Zip(Sorted(after, weights)))
        {
            var tolerance = 1e-9 * Math.Max(1, earlier);
            Assert.True(later >= earlier - tolerance, $"{earlier} fell to {later}");
            if (later > earlier + tolerance)
            {
                return;
            }
        }
    }

    private static double[] Sorted(IEnumerable<double> outputs, IReadOnlyList<double> weights) =>
        [.. outputs.Select((output, product) => output / weights[product]).Order()];
}

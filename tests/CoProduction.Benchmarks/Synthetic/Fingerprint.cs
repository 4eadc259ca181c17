using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Statements;

namespace CoProduction.Benchmarks.Synthetic;

/// <summary>Holds the generator to its promise: one seed gives one register on every machine, so that figures of two of them compare.</summary>
internal static class Fingerprint
{
    private const string Expected = "db90985bfea97a9613df75fd4b991cee976eb0d7765f646f5331d93d900f57e8";

    /// <exception cref="InvalidOperationException">This machine makes another register of the same seed.</exception>
    public static void Check()
    {
        var found = Of(SyntheticRegister.Of(seed: 1, sites: 200, items: 30, products: 6, partners: 12, plans: 100));
        if (found != Expected)
        {
            throw new InvalidOperationException(
                $"The synthetic register of seed 1 has the fingerprint {found}, not {Expected}: figures do not compare with earlier ones. "
                + "If the generator was changed on purpose, change the expected one too and measure again.");
        }
    }

    private static double? Stated(Line line, Measure measure) => line.Rates.FirstOrDefault(rate => rate.Measure == measure)?.Lowest;

    private static string Of(Register register)
    {
        var facts = new StringBuilder();
        foreach (var item in register.Items)
        {
            facts.AppendJoin(' ', item.Materials.Select(material => material.Item)).Append('\n');
        }

        foreach (var factory in register.Factories)
        {
            Append(factory.Id.Value);
            foreach (var line in factory.Lines)
            {
                Append(line.Item.Value, Stated(line, Measure.Output), Stated(line, Measure.Surge));
                foreach (var plan in line.Plans)
                {
                    Append(plan.Effective.ToString(), plan.Terms.Total?.Low, plan.Terms.Added?.Low);
                }
            }
        }

        foreach (var baseline in register.Baselines)
        {
            Append(baseline.Id.Value, baseline.LowestAYear);
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(facts.ToString())));

        void Append(string fact, params ReadOnlySpan<double?> figures)
        {
            facts.Append(fact);
            foreach (var figure in figures)
            {
                facts.Append(CultureInfo.InvariantCulture, $" {figure:R}");
            }

            facts.Append('\n');
        }
    }
}

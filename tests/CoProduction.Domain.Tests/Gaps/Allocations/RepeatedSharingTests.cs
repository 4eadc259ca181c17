using CoProduction.Domain.Tests.Gaps.Reports;
using CoProduction.Gaps.Allocations;
using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Projections;

namespace CoProduction.Domain.Tests.Gaps.Allocations;

public sealed class RepeatedSharingTests
{
    private const int Times = 300;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 60)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Outputs_and_what_binds_are_those_of_sharing_in_full_to_the_last_bit(int seed)
    {
        var projection = Projection.Of(RandomRegister.Of(seed), A.Month("2025-12"))!;
        var (full, repeated) = (projection.Sharing(), new RepeatedSharing(projection.Sharing()));
        var capacities = projection.In(ForecastCase.Announced).Lower.Capacities[projection.Horizon.Months - 1].ToArray();
        var random = new Random(seed);
        for (var time = 0; time < Times; time++)
        {
            Change(capacities, random);
            var (expected, outputs) = (new double[projection.Goals.Count], new double[projection.Goals.Count]);
            var binding = new bool[full.Uses.Count];
            full.Share(capacities, expected, binding);

            repeated.Share(capacities, outputs);

            Assert.Equal(expected.Select(BitConverter.DoubleToInt64Bits), outputs.Select(BitConverter.DoubleToInt64Bits));
            Assert.Equal(Items(full, binding), repeated.IsBinding[..full.Uses.Items].ToArray().Select(bits => bits != 0));
        }
    }

    /// <summary>Some items change a little or not at all, now and then one much, to nothing or to unknown.</summary>
    private static void Change(double[] capacities, Random random)
    {
        for (var item = 0; item < capacities.Length; item++)
        {
            capacities[item] = random.Next(20) switch
            {
                < 12 => capacities[item],
                < 18 => capacities[item] * (1 + (random.Next(-3, 4) * 0.01)),
                18 => random.Next(3) * 50,
                _ => random.Next(4) == 0 ? double.PositiveInfinity : random.Next(1, 400),
            };
        }
    }

    private static bool[] Items(Sharing sharing, bool[] binding)
    {
        var items = new bool[sharing.Uses.Items];
        for (var product = 0; product < sharing.Uses.Products; product++)
        {
            foreach (var (use, isBinding) in sharing.Uses[product].ToArray().Zip(binding[sharing.Uses.PlacesOf(product)]))
            {
                items[use.Item] |= isBinding;
            }
        }

        return items;
    }
}

using CoProduction.Domain.Tests.Gaps.Reports;
using CoProduction.Gaps.Allocations;
using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Projections;

namespace CoProduction.Domain.Tests.Gaps.Allocations;

public sealed class SharingLanesTests
{
    private const int Times = 60;

    [Fact]
    public void Each_lane_is_shared_as_if_it_were_alone_to_the_last_bit() => Seeds.Each(60, seed =>
    {
        var projection = Projection.Of(RandomRegister.Of(seed), A.Month("2025-12"))!;
        var (alone, lanes) = (projection.Sharing(), new SharingLanes(projection.Explosion, projection.Goals));
        var capacities = projection.In(ForecastCase.Announced).Production.Capacities[projection.Horizon.Months - 1].ToArray();
        var outputs = new double[alone.Uses.Products];
        var random = new Random(seed);
        for (var time = 0; time < Times; time++)
        {
            var expected = new double[SharingLanes.Width][];
            for (var lane = 0; lane < SharingLanes.Width; lane++)
            {
                Change(capacities, random);
                expected[lane] = new double[alone.Uses.Products];
                alone.Share(capacities, expected[lane]);
                lanes.Put(lane, capacities);
            }

            lanes.Share();

            for (var lane = 0; lane < SharingLanes.Width; lane++)
            {
                lanes.Read(lane, outputs);
                Assert.Equal(expected[lane].Select(BitConverter.DoubleToInt64Bits), outputs.Select(BitConverter.DoubleToInt64Bits));
            }
        }
    });

    /// <summary>Most items change a little or not at all. Occasionally one changes a lot, drops to zero or becomes unknown.</summary>
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
}

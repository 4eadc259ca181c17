using CoProduction.Registry.Factories;

namespace CoProduction.Domain.Tests.Gaps.Evidence;

/// <summary>The same register with its records in reverse order.</summary>
internal static class Turned
{
    public static Register Around(this Register register) =>
        new()
        {
            Partners = [.. register.Partners.Reverse()],
            Items = [.. register.Items.Reverse()],
            Factories =
            [
                .. register.Factories.Reverse().Select(factory => A.Factory(
                    factory.Id.Value,
                    factory.Statuses,
                    factory.Operator,
                    [
                        .. factory.Lines.Reverse().Select(line => new Line(
                            line.Item, line.Stage, [.. line.Rates.Reverse()], line.Source, [.. line.Plans.Reverse()])),
                    ])),
            ],
            MineralChains = [.. register.MineralChains.Reverse().Select(chain => chain.With([.. chain.Shares.Reverse()]))],
            MaintenanceSites = [.. register.MaintenanceSites.Reverse()],
            Stocks = [.. register.Stocks.Reverse()],
            Baselines = [.. register.Baselines.Reverse()],
            Goals = [.. register.Goals.Reverse()],
        };
}

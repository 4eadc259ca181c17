using CoProduction.Goals;
using CoProduction.Registry;
using CoProduction.Registry.Coverages;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Items;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Statements;
using CoProduction.Registry.Stocks;

namespace CoProduction.Functions.Tests.Import;

/// <content>Stocks, baselines and coverages.</content>
internal sealed partial class RegisterGenerator
{
    private Stock Stock(Scope scope, ItemCode item, int n)
    {
        var (metric, date) = (Word(), Date());
        var made = CoProduction.Registry.Stocks.Stock.IdOf(scope, item, metric, date);
        return new Stock(
            n < 4 ? made : Parsed.As<RecordId>($"{ScopedId.PrefixOf(scope)}-own-{n}"), item, scope, metric, Amount(), Text(), date, Release(), Source());
    }

    private Baseline Baseline(Scope scope, ItemCode item, int n)
    {
        var (kind, date) = (Member<BaselineKind>(), Date());
        var made = CoProduction.Goals.Baseline.IdOf(scope, item, kind, date);
        return new Baseline(
            n == 7 ? made.Numbered(2) : n == 6 ? made.Numbered(10) : made, item, scope, kind, Maybe() ? Quantity.AYear(Amount()) : Stated(item, date), date, Release(), Source());
    }

    private Quantity Stated(ItemCode item, Period? date) =>
        Figure(AnyUnit(item)) is var stated && stated.Per is null && date is null ? Quantity.AMonth(stated.Low) : stated;

    /// <summary>A baseline of some makers of its item, if there are any.</summary>
    private Baseline Naming(Baseline baseline, IReadOnlyList<Factory> factories) =>
        Maybe()
            ? baseline with
            {
                Sites = [.. Some([.. factories.Where(factory => factory.Makes(baseline.Item) && Extent.Fault(baseline.Scope, factory.Id) is null).Select(factory => factory.Id)])],
            }
            : baseline;

    /// <summary>Baselines that include some of those before them.</summary>
    private Baseline[] Including(Baseline[] baselines) =>
        [.. baselines.Index().Select(one => one.Item with { Includes = random.Next(3) == 0 ? [.. Some(baselines[..one.Index]).Select(other => other.Id)] : [] })];

    private Coverage Coverage(Scope scope, ItemCode item, int n)
    {
        var made = CoProduction.Registry.Coverages.Coverage.IdOf(scope, item);
        return new Coverage(
            n == 5 ? Parsed.As<RecordId>($"{ScopedId.PrefixOf(scope)}-own-{n}") : n == 4 ? made.Numbered(3) : made, item, scope, Date(), Release(), Source());
    }
}

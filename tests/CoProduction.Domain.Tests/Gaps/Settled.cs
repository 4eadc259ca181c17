using CoProduction.Registry;
using CoProduction.Registry.Coverages;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Releases;
using CoProduction.Registry.Sites;

namespace CoProduction.Domain.Tests.Gaps;

/// <summary>States of everything in a register how it will grow, so that nothing keeps pace at the ceiling.</summary>
internal static class Settled
{
    public static Register WithGrowthStated(this Register register) =>
        register with
        {
            Factories = [.. register.Factories.Select(factory => factory.With([.. factory.Lines.Select(line => line with { NonePlanned = A.Source() })]))],
            Coverages = [.. register.Items.Select(item => Coverage("ALLIED", item.Code.Value))],
        };

    /// <summary>A factory of whose one line a source says that nothing further is planned.</summary>
    public static Factory Factory(string id, string item, double rate) =>
        A.Factory(id, SiteStatus.Operating, "Nammo", A.Line(item, rate) with { NonePlanned = A.Source() });

    /// <summary>States it of some lines and items, the same for the same seed.</summary>
    public static Register WithSomeGrowthStated(this Register register, int seed)
    {
        var random = new Random(seed);
        return register with
        {
            Factories =
            [
                .. register.Factories.Select(factory => factory.With(
                    [.. factory.Lines.Select(line => random.Next(3) > 0 ? line with { NonePlanned = A.Source() } : line)])),
            ],
            Coverages =
            [
                .. register.Items.SelectMany(item => new[] { "ALLIED", "EU", "POL", "USA" }
                    .Where(scope => random.Next(scope == "ALLIED" ? 2 : 4) == 0).Select(scope => Coverage(scope, item.Code.Value))),
            ],
        };
    }

    /// <summary>A source's statement that all makers of an item in a scope are registered.</summary>
    public static Coverage Coverage(string scope, string item, string? asOf = null)
    {
        var of = Parsed.As<Scope>(scope);
        return new Coverage(
            RecordId.Of(ScopedId.PrefixOf(of), item, "coverage"), A.Code(item), of, Parsed.OrNull<CoProduction.Registry.Statements.Period>(asOf), Release.ToEveryone, A.Source());
    }
}

using CoProduction.Registry;
using CoProduction.Registry.Coverages;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Releases;

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

    /// <summary>A source's statement that all makers of an item in a scope are registered.</summary>
    public static Coverage Coverage(string scope, string item, string? asOf = null)
    {
        var of = Parsed.As<Scope>(scope);
        return new Coverage(
            RecordId.Of(ScopedId.PrefixOf(of), item, "coverage"), A.Code(item), of, Parsed.OrNull<CoProduction.Registry.Dates.PartialDate>(asOf), Release.ToEveryone, A.Source());
    }
}

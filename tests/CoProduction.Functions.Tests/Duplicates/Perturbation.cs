using CoProduction.Functions.Duplicates;

namespace CoProduction.Functions.Tests.Duplicates;

/// <summary>A way in which a second clerk might write a registered site.</summary>
/// <param name="Name">A name for what the clerk does.</param>
/// <param name="Of">Writes the same site in this way; null if this changes nothing.</param>
internal sealed record Perturbation(string Name, Func<SiteOutline, Random, SiteOutline?> Of)
{
    public static IReadOnlyList<Perturbation> All { get; } =
    [
        new("another id only", (site, _) => site),
        new("a typing error in the name", (site, random) => site with { Name = Writing.Mistyped(site.Name, random) }),
        new("a typing error in name, operator and town", (site, random) => site with
        {
            Name = Writing.Mistyped(site.Name, random),
            Operator = Writing.Mistyped(site.Operator, random),
            Town = site.Town is null ? null : Writing.Mistyped(site.Town, random),
        }),
        new("legal form dropped or added", (site, random) => site with { Operator = Writing.WithOtherLegalForm(site.Operator, random) }),
        new("legal form in the name", (site, random) => site with { Name = $"{site.Name} {Writing.LegalForm(random)}" }),
        new("abbreviated", (site, _) => Changed(site, site with { Name = Writing.Abbreviated(site.Name, site.Operator) })),
        new("letters without marks", (site, _) => Changed(site, Spelled(site, Writing.WithoutMarks))),
        new("letters written out (ue, ss, aa)", (site, _) => Changed(site, Spelled(site, Writing.WrittenOut))),
        new("other word order", (site, random) => Changed(site, site with { Name = Writing.Reordered(site.Name, random) })),
        new("punctuation and case", (site, _) => site with { Name = Writing.Bare(site.Name), Operator = site.Operator.ToUpperInvariant() }),
        new("town unknown", (site, _) => site.Town is null ? null : site with { Town = null, Coordinates = null }),
        new("coordinates unknown", (site, _) => site.Coordinates is null ? null : site with { Coordinates = null }),
        new("operator renamed to its group", (site, _) => Changed(site, site with { Operator = Writing.Group(site.Operator) })),
        new("operator quite another", (site, random) => site with { Operator = Writing.OtherOperator(random) }),
        new("\"plant\" added", (site, random) => site with { Name = Writing.WithPlant(site.Name, random) }),
        new("\"plant\" in another language", (site, _) => Changed(site, site with { Name = Writing.Translated(site.Name) })),
        new("town put into the name", (site, _) => site.Town is null || site.Name.Contains(site.Town, StringComparison.OrdinalIgnoreCase)
            ? null
            : site with { Name = $"{site.Name}, {site.Town}" }),
        new("operator put into the name", (site, _) => site with { Name = $"{Writing.Before(site.Operator, '(')} {site.Name}" }),
        new("typing error, town unknown, group as operator", (site, random) => site with
        {
            Name = Writing.Mistyped(site.Name, random), Town = null, Coordinates = null, Operator = Writing.Group(site.Operator),
        }),
    ];

    private static SiteOutline? Changed(SiteOutline site, SiteOutline other) => other == site ? null : other;

    private static SiteOutline Spelled(SiteOutline site, Func<string, string> spell) =>
        site with { Name = spell(site.Name), Operator = spell(site.Operator), Town = site.Town is null ? null : spell(site.Town) };
}

using CoProduction.Registry;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Releases;

namespace CoProduction.Functions.Import.Csv;

/// <summary>
/// The partners and memberships that rows name, checked once all rows have been read: a row may be released to a membership that a later row gives to
/// a partner.
/// </summary>
/// <param name="partners">The partners of the register and of the import.</param>
/// <param name="others">Further names that releases can have: those of groups that are proposed, and those that records are released to already.</param>
internal sealed class Memberships(Staged<Partner> partners, IReadOnlyCollection<string> others)
{
    private readonly List<(Row Row, CountryCode Partner, IReadOnlyList<Membership> Memberships)> stated = [];
    private readonly List<(Row Row, Audience Audience)> ofReleases = [];
    private readonly HashSet<string> before = [.. Names(partners.After), .. others];

    /// <summary>Notes the memberships of a partner. Those of a row with other faults count too.</summary>
    public void Add(Row row, CountryCode partner, IReadOnlyList<Membership> memberships) => stated.Add((row, partner, memberships));

    /// <summary>Notes to whom a row releases its record.</summary>
    public void AddRelease(Row row)
    {
        foreach (var text in row.Has(ReleaseCell.Column) ? ListCell.Split(row.Find(ReleaseCell.Column)) : [])
        {
            if (Audience.TryParse(text, out var audience) && !before.Contains(audience.Value))
            {
                ofReleases.Add((row, audience));
            }
        }
    }

    /// <summary>Adds the faults to the rows.</summary>
    public void Check()
    {
        var members = partners.After.SelectMany(partner => partner.Memberships).CountBy(membership => membership).ToDictionary();
        var known = members.Where(membership => membership.Value > 1).Select(membership => membership.Key).ToArray();
        foreach (var (row, _, memberships) in stated)
        {
            foreach (var membership in memberships)
            {
                if (membership.Meant(known) is { } meant)
                {
                    row.Fault("memberships", $"No other partner is a member of {membership}. Did you mean {meant}?");
                }
            }
        }

        foreach (var (row, audience) in ofReleases)
        {
            if (FaultOf(audience) is { } fault)
            {
                row.Fault(ReleaseCell.Column, fault);
            }
        }
    }

    /// <summary>What is wrong with a release that no row states; null if nothing is.</summary>
    public string? FaultOf(Release? release) => release?.Audiences.Select(FaultOf).FirstOrDefault(fault => fault is not null);

    private string? FaultOf(Audience audience)
    {
        HashSet<string> names = [.. before, .. Names(partners.After)];
        names.UnionWith(stated.SelectMany(row => row.Memberships.Select(membership => membership.Value).Prepend(row.Partner.Value)));
        return names.Contains(audience.Value)
            ? null
            : $"{audience} is neither a partner nor a membership of any partner in the register or in this import."
            + Spelling.DidYouMean(audience.Value, names.Order(StringComparer.Ordinal));
    }

    private static HashSet<string> Names(IEnumerable<Partner> partners) =>
        [
            Audience.Everyone.Value,
            .. partners.SelectMany(partner => partner.GroupNames.Select(membership => membership.Value).Prepend(partner.Code.Value)),
        ];
}

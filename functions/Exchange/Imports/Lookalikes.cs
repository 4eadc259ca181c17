using CoProduction.Functions.Duplicates;
using CoProduction.Registry;

namespace CoProduction.Functions.Exchange.Imports;

/// <summary>New sites of an import that look like sites that the register has already. Sites of one import are never held against each other.</summary>
internal static class Lookalikes
{
    // So many candidates are named; whoever has looked at those has seen what is meant.
    private const int MostNamed = 3;

    /// <summary>Adds a fault for each of them that is not known to be another one.</summary>
    public static void Refuse(Intake intake, IReadOnlySet<string>? notDuplicateOf, Faults faults)
    {
        Refuse(intake.Factories, SiteOutline.Of, notDuplicateOf, faults);
        Refuse(intake.MaintenanceSites, SiteOutline.Of, notDuplicateOf, faults);
    }

    private static void Refuse<TRecord>(
        Staged<TRecord> staged, Func<TRecord, SiteOutline> outline, IReadOnlySet<string>? notDuplicateOf, Faults faults)
        where TRecord : class, IRecord
    {
        var newcomers = staged.New.Select(outline).ToArray();
        var partners = newcomers.Select(site => site.Id.Partner).ToHashSet();
        var registered = new SiteIndex(staged.Registered.Select(outline).Where(site => partners.Contains(site.Id.Partner)));
        foreach (var newcomer in newcomers)
        {
            var candidates = registered.Like(newcomer).Where(candidate => notDuplicateOf?.Contains(candidate.Site.Id.Value) != true).ToArray();
            if (candidates.Length > 0)
            {
                var id = newcomer.Id.Value;
                var place = staged.PlaceOf(id);
                faults.Add(place?.File ?? "", place?.Line, "id", id, Message(candidates), Resources.Fault.PossibleDuplicate);
            }
        }
    }

    /// <summary>What whoever brings a new site is told that looks like these.</summary>
    public static string Message(IReadOnlyList<Candidate> candidates) =>
        $"Looks like {string.Join("; like ", candidates.Take(MostNamed).Select(Told))}{(candidates.Count > MostNamed ? $"; and like {candidates.Count - MostNamed} more" : "")}. "
        + $"Use the registered id, or name all of these ids in {DuplicateCheck.Parameter} where this is another site.";

    private static string Told(Candidate candidate) => $"{candidate.Site.Id}, which is registered ({string.Join(", ", candidate.Likeness.Reasons)})";
}

using CoProduction.Functions.Resources;
using CoProduction.Goals;
using CoProduction.Registry.Items;

namespace CoProduction.Functions.Goals;

public sealed class GoalResource : ResourceDescription<Goal, GoalBody>
{
    public override string Path => "goals";

    public override string IdProperty => "family";

    public override IReadOnlyList<string> Filters => ["family"];

    public override string? IdOf(GoalBody body) => body.Family;

    public override GoalBody WithId(GoalBody body, string id) => body with { Family = id };

    public override bool CanBeId(string text) => Family.TryParse(text, out _);

    public override async Task Check(Goal record, Goal? former, References references, CancellationToken cancellation)
    {
        await references.Release(record.Release, self: null, cancellation);
        if ((await references.Data.TwoOf(record.Family, cancellation)).Count == 0)
        {
            references.Refuse(new Fault("/family", $"No item is of the family {record.Family}.", Fault.UnknownReference));
        }
    }
}

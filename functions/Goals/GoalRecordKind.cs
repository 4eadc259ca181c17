using CoProduction.Functions.Registry;
using CoProduction.Functions.Resources;
using CoProduction.Goals;
using CoProduction.Registry.Items;

namespace CoProduction.Functions.Goals;

/// <summary>What a family is to reach, and when.</summary>
public sealed class GoalRecordKind()
    : RecordKind<Goal, GoalBody>("goal", "goals", Partitioning.Reference<Family>("goals"), () => new GoalBodyValidator())
{
    public override string IdProperty => "family";

    public override IReadOnlyList<string> Filters => ["family"];

    public override string? IdOf(GoalBody body) => body.Family;

    public override GoalBody WithId(GoalBody body, string id) => body with { Family = id };

    public override GoalBody Example => Examples.Goal;

    protected override IEnumerable<(string Column, string? Value)> Columns(Goal record) =>
    [
        ("FirstMonth", record.FirstMonth.ToString()),
        ("LastMonth", record.LastMonth.ToString()),
    ];

    protected override async Task Check(Goal record, Goal? former, References references, CancellationToken cancellation)
    {
        await references.Release(record.Release, self: null, cancellation);
        if ((await references.Data.TwoOf(record.Family, cancellation)).Count == 0)
        {
            references.Refuse(new Fault("/family", $"No item is of the family {record.Family}.", Fault.UnknownReference));
        }
    }
}

using CoProduction.Functions.Http;
using CoProduction.Functions.Store;
using CoProduction.Goals;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Items;
using CoProduction.Registry;

namespace CoProduction.Functions.Records.Goals;

/// <summary>The production that each family must reach, and when.</summary>
public sealed class GoalRecordKind()
    : RecordKind<Goal, GoalBody>("goal", "goals", Partitioning.Reference<Family>("goals"), () => new GoalBodyValidator())
{
    public override string IdProperty => "family";

    public override IReadOnlyList<string> Filters => ["family"];

    public override string? IdOf(GoalBody body) => body.Family;

    public override GoalBody WithId(GoalBody body, string id) => body with { Family = id };

    public override GoalBody Example { get; } = new()
    {
        Family = "artillery-155",
        Multiplier = 2,
        FirstMonth = "2025-11",
        Months = 60,
        Path = "linear",
        Source = SourceBody.Example,
        ReleasableTo = ["POL", "NATO"],
    };

    /// <summary>Earlier versions stored goals of up to 600 months from 1900 to 2199. Each is read as the nearest goal that may be.</summary>
    protected override GoalBody Upcast(GoalBody stored)
    {
        var stated = Parsed.As<Month>(stored.FirstMonth);
        var latest = Goal.LatestMonth.Plus(-1);
        var first = stated < Goal.EarliestMonth ? Goal.EarliestMonth : stated > latest ? latest : stated;
        return stored with { FirstMonth = first.ToString(), Months = Math.Min(stored.Months!.Value, Goal.MostMonthsFrom(first)) };
    }

    protected override IEnumerable<(string Column, string? Value)> Columns(Goal record) =>
    [
        ("FirstMonth", record.FirstMonth.ToString()),
        ("LastMonth", record.LastMonth.ToString()),
    ];

    protected override async Task CheckNames(GoalBody body, References references, CancellationToken cancellation)
    {
        await references.Release(body.ReleasableTo, cancellation);
        await references.HasItem("/family", body.Family, cancellation);
    }

    /// <summary>The last item of the family can leave it at the same time.</summary>
    protected override Task<BodyFault?> CheckAgain(Goal record, Goal? former, RegisterView view, CancellationToken cancellation) =>
        new ReferenceData(view).WithoutItem("/family", record.Family, cancellation);
}

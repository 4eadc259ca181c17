using CoProduction.Functions.Duplicates;
using CoProduction.Functions.Http;
using CoProduction.Functions.Store;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Items;
using CoProduction.Registry.Plans;
using CoProduction.Registry.Sites;

namespace CoProduction.Functions.Records.Factories;

/// <summary>Production sites, with their lines and plans.</summary>
public sealed class FactoryRecordKind()
    : RecordKind<Factory, FactoryBody>("factory", "factories", Partitioning.BySite, () => new FactoryBodyValidator())
{
    public override IReadOnlyList<string> Filters => [.. FilterReader.ByPartner, .. FilterReader.ByItem];

    public override StatusFilter Status => StatusFilter.OfWord<SiteStatus>("status");

    public override string? IdOf(FactoryBody body) => body.Id;

    public override FactoryBody WithId(FactoryBody body, string id) => body with { Id = id };

    public override FactoryBody Example { get; } = new()
    {
        Id = "pol-nowa-deba",
        Name = "Nowa Dęba works",
        Operator = "State Arms Group",
        Partner = "POL",
        Location = LocationBody.Example,
        Statuses =
        [
            new() { Status = "under-construction" },
            new() { Status = "operating", From = "2024-Q3", Source = SourceBody.Example },
        ],
        Lines =
        [
            new()
            {
                Item = "155-PRIMER",
                Stage = "primer",
                Rates =
                [
                    new() { Measure = "output", Quantity = new() { Low = 100000 }, Period = "2025" },
                    new() { Measure = "output", Quantity = new() { Low = 2000, High = 2500, Per = "week" }, Period = "2026-02", Source = SourceBody.Example },
                    new() { Measure = "surge", Quantity = new() { Low = 12000, Per = "month" }, Period = "2026-02" },
                ],
                Source = SourceBody.Example,
                Plans =
                [
                    new()
                    {
                        Id = "second-hall",
                        From = "2027-H1",
                        Total = new() { Low = 15000, Per = "month" },
                        RampMonths = 6,
                        Stage = "funded",
                        DatePrecision = "reported",
                        Source = SourceBody.Example,
                        History =
                        [
                            new()
                            {
                                HeldUntil = "2026-03-31", From = "2026-10", Total = new() { Low = 14000, Per = "month" }, RampMonths = 6, Stage = "announced", Releases = [new() { ReleasableTo = ["POL"] }],
                            },
                        ],
                    },
                ],
                NonePlanned = SourceBody.Example with { Notes = "No third hall is planned." },
            },
        ],
        FormerNames = ["Dęba munitions works"],
        OperatorFormerNames = ["Central Arms Union"],
        Identifiers = [new() { Scheme = "ncage", Value = "0589H" }],
        Source = SourceBody.Example,
        ReleasableTo = ["POL", "NATO"],
    };

    protected override FactoryBody Upcast(FactoryBody stored) => OlderFactory.Upcast(stored);

    protected override IEnumerable<(string Column, string? Value)> Columns(Factory record) =>
    [
        ("Name", record.Name),
        ("Operator", record.Operator),
        ("Town", record.Location.Town),
    ];

    protected override Factory Evolve(Factory next, Factory? former, DateOnly today, Author author) => next.After(former, today);

    public override bool IsSite => true;

    /// <summary>A retired site is no duplicate of any.</summary>
    protected override SiteOutline? Outline(Factory record) => record.Retired is null ? SiteOutline.Of(record) : null;

    protected override async Task CheckNames(FactoryBody body, References references, CancellationToken cancellation)
    {
        await references.Partner("/id", SiteRules.PartnerOf(body.Id), cancellation);
        await references.Release(body.ReleasableTo, cancellation);
        await SiteSuccession.CheckNames(this, body.MergedInto, body.MovedTo, references, cancellation);
        await references.ItemsOrMinerals(References.Each("/lines", "/item", body.Lines, line => line.Item), cancellation);
    }

    protected override async Task Check(Factory record, Factory? former, References references, CancellationToken cancellation)
    {
        await SiteSuccession.Check(this, record, references, cancellation);
        foreach (var fault in LostPlans(record, former))
        {
            references.Refuse(fault);
        }

        var items = references.KnownItems;
        foreach (var fault in StatedUnits.Faults(record, items))
        {
            references.Refuse(fault);
        }

        foreach (var (index, line) in record.Lines.Index())
        {
            if (!items.ContainsKey(line.Item.Value) && line.Stage == Line.Complete)
            {
                references.Refuse(new BodyFault($"/lines/{index}/stage", $"{line.Item} is no product, so the stage must not be complete.", BodyFault.Conflict));
            }

            if (items.TryGetValue(line.Item.Value, out var item) && (item.Kind == ItemKind.Product) != (line.Stage == Line.Complete))
            {
                references.Refuse(new BodyFault(
                    $"/lines/{index}/stage",
                    item.Kind == ItemKind.Product
                        ? $"{item.Code} is a product, so the stage must be complete."
                        : $"{item.Code} is a component, so the stage must not be complete.",
                    BodyFault.Conflict));
            }
        }
    }

    /// <summary>Plans that have not ended and whose line is left out: they would vanish instead of being withdrawn. A line that gets a name stays.</summary>
    private static IEnumerable<BodyFault> LostPlans(Factory record, Factory? former) =>
        from line in former?.Lines ?? []
        where !record.Lines.Any(kept => kept.Key == line.Key || (line.Name is null && (kept.Item, kept.Stage) == (line.Item, line.Stage)))
        from plan in line.Plans
        where !plan.IsOff && plan.Stage != PlanStage.Commissioned
            && !record.Lines.Any(other => (other.Item, other.Stage) == (line.Item, line.Stage) && other.Plans.Any(moved => moved.Id == plan.Id))
        select new BodyFault(
            "/lines",
            $"The line {line.Key} must stay as long as its plan {plan.Id} has not ended. Keep the line and leave out the plan, which withdraws it; then the line can go.",
            BodyFault.Conflict);

    /// <summary>Two sites written at the same time can close a cycle that neither closes alone.</summary>
    protected override Task<BodyFault?> CheckAgain(Factory record, Factory? former, RegisterView view, CancellationToken cancellation) =>
        SiteSuccession.Cycle(this, record, view, cancellation);
}

using CoProduction.Registry;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Items;
using CoProduction.Registry.Rates;
using CoProduction.Registry.Sites;
using CoProduction.Registry.Statements;

namespace CoProduction.Functions.Import.Csv;

/// <summary>
/// Factories: one row for each line. The rows of one factory must agree on what they state of the site. If the source of a later row
/// differs from the first row's, it is the source of that line. Lines, rates and statuses that the file does not name stay as they are.
/// </summary>
internal sealed class FactoriesFile() : CsvFile(
    "factories.csv",
    [
        "id", "name", "operator", "partner_code", "town", "lat", "lon", "item_code", "item_type", "stage", "rate_per_month",
        "surge_rate_per_month", "as_of", "status", "source", "source_url", "source_date", "confidence", "location_confidence", "notes",
    ],
    [LineColumns.Line, "line_source", "line_source_url", "line_source_date", "line_confidence", "line_notes", .. SiteCells.AliasColumns, "releasable_to", RetiredCell.Column])
{
    private const string Mineral = "mineral";

    private static readonly string[] OfTheSite =
        ["name", "operator", "partner_code", "town", "lat", "lon", "status", "location_confidence", .. SiteCells.AliasColumns, "releasable_to", RetiredCell.Column];

    private static readonly string[] OfTheSiteWithSource = [.. OfTheSite, .. SourceColumns];

    public override void Read(Row row, ImportDraft draft)
    {
        var id = row.Parse<SiteId>("id");
        var name = row.Text("name", Wording.Name);
        var runBy = row.Text("operator", Wording.Name);
        SiteCells.RequirePartner(row, id, draft.Known);
        var location = SiteCells.Location(row, row.Word<LocationConfidence>("location_confidence"));
        var status = row.Word<SiteStatus>("status");
        var source = row.Source();
        var former = id is null ? null : draft.Of<Factory>().Former(id.Value);
        var (release, retired) = (draft.Releases.Of(row, former), row.Retired(former));
        var aliases = SiteCells.Aliases(row, former?.Aliases);
        var successor = SiteCells.Successor(row, id, former?.Successor);
        var line = ReadLine(row, draft.Known);
        draft.FactorySuccessors.Add(row, id, successor);
        if (id is null)
        {
            return;
        }

        var statesLineSources = row.Has("line_source");
        var group = draft.FactoryLines.Join(
            row,
            id.Value,
            statesLineSources ? OfTheSiteWithSource : OfTheSite,
            () => new Factory(id, name!, runBy!, location!, [new DatedStatus(status, null, null)], release, source!, [line!])
            {
                AddsStatus = true,
                Aliases = aliases!,
                Successor = successor,
                Retired = retired,
            },
            ("name", "name"), ("operator", "operator"));
        if (group is not null && line is not null)
        {
            var own = group.Head is { } head && !statesLineSources && head.Source != source ? source : line.Source;
            group.Add(
                row,
                line.Key,
                new Line(line.Item, line.Stage, line.Rates, own, []) { Name = line.Name, AddsRates = true },
                "item_code",
                "has this factory's line of this item, stage and name");
        }
    }

    public override IEnumerable<Cells> Rows(Register register)
    {
        var kinds = register.Items.ToDictionary(item => item.Code, item => item.Kind);
        return
            from factory in register.Factories
            from line in factory.Lines
            select SiteCells.Of(factory.Id, factory.Name, factory.Operator, factory.Location, factory.Status)
                .With("item_code", line.Item.Value, false)
                .With("item_type", kinds.TryGetValue(line.Item, out var kind) ? Word.Of(kind) : Mineral, false)
                .With("stage", line.Stage.Value, false)
                .With(LineColumns.Line, line.Name?.Value, line.Name is not null)
                .With("rate_per_month", RateCells.Of(line, Measure.Output), false)
                .With("surge_rate_per_month", RateCells.Of(line, Measure.Surge), false)
                .With("as_of", RateCells.DateOf(line), false)
                .With("location_confidence", Word.Of(factory.Location.Confidence), false)
                .With(factory.Source)
                .With(line.Source, "line_", line.Source is not null)
                .With(factory.Aliases)
                .With(factory.Successor)
                .With(factory.Release)
                .WithRetired(factory);
    }

    /// <summary>A line that makes a mineral or material. Its rates have units, so they stand in rates.csv.</summary>
    private static void CheckMineral(Row row, ItemCode item, Keyword? stage, double? rate)
    {
        if (row.Find("item_type") != Mineral)
        {
            row.Fault("item_type", $"Must be {Mineral}: that is what {item} is.");
        }

        if (stage == Line.Complete)
        {
            row.Fault("stage", $"Must not be {Line.Complete}: {item} is no product.");
        }

        if (rate is not null)
        {
            row.Fault("rate_per_month", $"Must be empty: {item} has no unit of its own. State its rates with their unit in rates.csv.");
        }
    }

    private static Line? ReadLine(Row row, KnownReferences known)
    {
        var item = row.Parse<ItemCode>("item_code");
        var stage = row.Parse<Keyword>("stage");
        var rate = row.Amount("rate_per_month", units => new MonthlyRate(units))?.Units;
        var surge = row.Amount("surge_rate_per_month", units => new MonthlyRate(units))?.Units;
        var asOf = row.ParseOrNull<Period>("as_of");
        var source = row.Find("line_source") is null ? null : row.Source("line_");
        if (item is not null && known.Minerals.Contains(item) && !known.Items.ContainsKey(item))
        {
            CheckMineral(row, item, stage, rate ?? surge);
        }
        else if (item is not null && known.RequireItem(row, "item_code", item) is { } kind)
        {
            if (row.Find("item_type") != Word.Of(kind))
            {
                row.Fault("item_type", $"Must be {Word.Of(kind)}: that is what {item} is.");
            }

            if (stage is not null && kind == ItemKind.Product != (stage == Line.Complete))
            {
                row.Fault("stage", kind == ItemKind.Product
                    ? $"Must be {Line.Complete} for a product; what goes into it is made under a component's code."
                    : $"Must not be {Line.Complete}: {item} is a component, and products are never counted from components.");
            }
        }

        var name = row.ParseOrNull<LineName>(LineColumns.Line);
        return row.Make(() => new Line(item!, stage!, RateCells.Rates(rate, surge, asOf), source, []) { Name = name }, ("item", "item_code"));
    }
}

using CoProduction.Goals;
using CoProduction.Registry;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Items;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Plans;
using CoProduction.Registry.Releases;
using CoProduction.Registry.Sites;
using CoProduction.Registry.Sources;
using CoProduction.Registry.Statements;

namespace CoProduction.Domain.Tests.Gaps;

/// <summary>Records with defaults. A test gives only the values it is about.</summary>
internal static class A
{
    public const string Family = "artillery-155";

    public static readonly Month FirstMonth = Month("2025-11");

    public static Month Month(string text) => Parsed.As<Month>(text);

    public static ItemCode Code(string text) => Parsed.As<ItemCode>(text);

    public static Source Source(Confidence confidence = Confidence.Reported) =>
        new("Defense Daily", "A plant", null, null, confidence, null);

    public static Partner Partner(string code, params string[] memberships) => PartnerIn(Theater.Europe, code, memberships);

    public static Partner PartnerIn(Theater theater, string code, params string[] memberships) =>
        new(
            Parsed.As<CountryCode>(code),
            code,
            theater,
            [.. memberships.Select(Parsed.As<Membership>)],
            Release.ToEveryone);

    public static Item Product(string code, params (string Item, double? Quantity)[] materials) =>
        Item(ItemKind.Product, code, Family, materials);

    public static Item ProductOf(string family, string code, params (string Item, double? Quantity)[] materials) =>
        Item(ItemKind.Product, code, family, materials);

    public static Item Component(string code, params (string Item, double? Quantity)[] materials) =>
        Item(ItemKind.Component, code, Family, materials);

    /// <summary>A line of a bill of materials.</summary>
    public static MaterialLine Material(string item, double? quantity, string unit = "each") => new(Code(item), quantity, unit, Source());

    /// <summary>A factory with one line.</summary>
    public static Factory Factory(
        string id,
        string item,
        double? rate = null,
        string stage = "complete",
        SiteStatus status = SiteStatus.Operating,
        string? asOf = null,
        string @operator = "Nammo",
        params Plan[] plans) =>
        Factory(id, status, @operator, Line(item, rate, stage, asOf, plans));

    public static Factory Factory(string id, SiteStatus status, string @operator, params Line[] lines) =>
        Factory(id, [new DatedStatus(status, null, null)], @operator, lines);

    public static Factory Factory(string id, IReadOnlyList<DatedStatus> statuses, string @operator, params Line[] lines) =>
        new(Parsed.As<SiteId>(id), id, @operator, Location.Withheld, statuses, Release.ToEveryone, Source(), lines);

    /// <summary>A status from a month on.</summary>
    public static DatedStatus Status(SiteStatus status, string? from = null) => new(status, Parsed.OrNull<Period>(from), null);

    public static Line Line(string item, double? rate = null, string stage = "complete", string? asOf = null, params Plan[] plans) =>
        new(Code(item), Parsed.As<Keyword>(stage), rate is { } units ? [Made(units, asOf)] : [], null, plans);

    /// <summary>A line with several statements.</summary>
    public static Line Line(string item, IReadOnlyList<Statement> rates, string stage = "complete", params Plan[] plans) =>
        new(Code(item), Parsed.As<Keyword>(stage), rates, null, plans);

    /// <summary>A stated output, units a month.</summary>
    public static Statement Made(double units, string? asOf = null, Confidence? confidence = null) =>
        new(Measure.Output, Quantity.AMonth(units), Parsed.OrNull<Period>(asOf), confidence is { } founded ? Source(founded) : null);

    /// <summary>A plan to a new total.</summary>
    public static Plan Step(
        string effective, double? total, PlanStage stage = PlanStage.Funded, int ramp = 0, string id = "e1") =>
        Plan(effective, total, null, stage, ramp, id);

    /// <summary>A plan that gives only the added rate.</summary>
    public static Plan Addition(
        string effective, double added, PlanStage stage = PlanStage.Funded, int ramp = 0, string id = "e1") =>
        Plan(effective, null, added, stage, ramp, id);

    /// <param name="item">The item's code.</param>
    /// <param name="scope">The scope.</param>
    /// <param name="perMonth">The rate in units a month, so that examples need no division by twelve.</param>
    /// <param name="asOf">The date, or null.</param>
    /// <param name="kind">The kind.</param>
    /// <param name="confidence">The confidence of the source.</param>
    /// <param name="id">The last part of the id.</param>
    public static Baseline Observed(
        string item,
        string scope,
        double perMonth,
        string? asOf = "2025-11",
        BaselineKind kind = BaselineKind.Baseline,
        Confidence confidence = Confidence.Reported,
        string id = "o1")
    {
        var of = Parsed.As<Scope>(scope);
        return new Baseline(
            RecordId.Of(ScopedId.PrefixOf(of), scope, item, Word.Of(kind), asOf ?? "undated", id),
            Code(item),
            of,
            kind,
            Quantity.AYear(perMonth * 12),
            Parsed.OrNull<Period>(asOf),
            Release.ToEveryone,
            Source(confidence));
    }

    public static Goal Goal(string family = Family, double multiplier = 2, string firstMonth = "2025-11", int months = 60) =>
        new(Parsed.As<Family>(family), multiplier, Month(firstMonth), months, GoalPath.Linear, Release.ToEveryone, Source());

    private static Item Item(ItemKind kind, string code, string family, (string Item, double? Quantity)[] materials) =>
        new(
            Code(code),
            code,
            kind,
            Parsed.As<Family>(family),
            "each",
            null,
            Release.ToEveryone,
            [.. materials.Select(material => Material(material.Item, material.Quantity))]);

    private static Plan Plan(string effective, double? total, double? added, PlanStage stage, int ramp, string id) =>
        new(
            Parsed.As<Keyword>(id),
            new PlanTerms(PlanKind.Expansion, Parsed.As<Period>(effective), stage, Rate(total), Rate(added), rampMonths: ramp),
            DatePrecision.Reported,
            Source(),
            []);

    private static Quantity? Rate(double? units) => units is { } rate ? Quantity.AMonth(rate) : null;
}

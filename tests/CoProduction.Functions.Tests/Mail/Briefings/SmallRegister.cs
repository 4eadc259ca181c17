using System.Text.Json.Nodes;
using CoProduction.Functions.GapReports;
using CoProduction.Functions.GapReports.Questions;
using CoProduction.Functions.Http;
using CoProduction.Functions.Mail.Briefings;
using CoProduction.Functions.Records;

using CoProduction.Registry.Factories;

using CoProduction.Registry.Releases;

namespace CoProduction.Functions.Tests.Mail.Briefings;

/// <summary>A register of one product with a goal, and the nights that it is briefed of.</summary>
internal static class SmallRegister
{
    public static readonly GapReportId LastWeek = Night(16);
    public static readonly GapReportId ThisWeek = Night(23);

    private static readonly Limits FewTrials = new() { ReportTrials = 100 };

    public static Register Of(params IEnumerable<Factory> factories) => Register.Of(
    [
        RecordKinds.Partners.Read("""{"code":"POL","name":"Poland","theater":"europe","memberships":["NATO"],"releasableTo":["everyone"]}"""),
        RecordKinds.Items.Read("""{"code":"SHELL","name":"155 mm shell","kind":"product","family":"artillery-155","unit":"round","materials":[],"releasableTo":["everyone"]}"""),
        RecordKinds.Goals.Read($$"""{"family":"artillery-155","multiplier":2,"firstMonth":"2025-11","months":60,"path":"linear","releasableTo":["everyone"],"source":{{Cited}}}"""),
        .. factories,
    ]);

    /// <summary>The same without the goal.</summary>
    public static Register WithoutGoal(params IEnumerable<Factory> factories) => Of(factories) with { Goals = [] };

    /// <summary>A factory whose line makes 1,000 rounds a month.</summary>
    /// <param name="id">The id.</param>
    /// <param name="name">The name.</param>
    /// <param name="due">The month from which it makes 5,000, as a funded plan; null if it has no plan.</param>
    /// <param name="releasedTo">Who may see it.</param>
    public static Factory Works(string id = "pol-radom-works", string name = "Radom works", string? due = null, string releasedTo = "everyone")
    {
        var plans = due is null ? "" : $$"""{"id":"x1","from":"{{due}}","total":{"low":5000,"per":"month"},"stage":"funded","datePrecision":"reported","source":{{Cited}}}""";
        return (Factory)RecordKinds.Factories.Read($$"""
            {"id":"{{id}}","name":{{JsonValue.Create(name)!.ToJsonString()}},"operator":"Mesko","partner":"POL","location":{"confidence":"withheld"},"statuses":[{"status":"operating"}],
            "lines":[{"item":"SHELL","stage":"complete","rates":[{"measure":"output","quantity":{"low":1000,"per":"month"},"period":"2025-06"}],"plans":[{{plans}}]}],
            "source":{{Cited}},"releasableTo":["{{releasedTo}}"]}
            """);
    }

    /// <summary>What a briefing of this week for Poland is made of.</summary>
    /// <param name="now">This week's register.</param>
    /// <param name="before">Last week's; null for the first briefing.</param>
    public static BriefingSource Source(Register now, Register? before = null) => SourceFor("POL", now, before);

    /// <inheritdoc cref="Source(Register, Register?)"/>
    /// <param name="partner">The partner.</param>
    /// <param name="now">This week's register.</param>
    /// <param name="before">Last week's; null for the first briefing.</param>
    public static BriefingSource SourceFor(string partner, Register now, Register? before)
    {
        var reader = Reader.For(now.Partners.First(each => each.Code.Value == partner));
        var (seen, report) = Report(ThisWeek, now, reader);
        var questions = QuestionsResponse.From(seen, Analyses.Questions(seen, reader.Partner, 100, 1, default));
        var earlier = before is null ? null : new EarlierNight(LastWeek, GapReportService.SeenAt(LastWeek, before, reader).Register, Report(LastWeek, before, reader).Report);
        return new BriefingSource(partner, ThisWeek, seen, report, questions, earlier);
    }

    public static BriefingWishes Wishes(string culture = "") => new([], [], culture.Length == 0 ? System.Globalization.CultureInfo.InvariantCulture : BriefingCultures.Find(culture)!);

    public static readonly BriefingLinks Links = new(
        "https://coproduction.example/api/v1/gap-reports/20261123T020000Z",
        "https://coproduction.example/api/v1/gap-reports/20261123T020000Z/verification",
        "https://coproduction.example/app/subscriptions",
        "https://coproduction.example/api/v1/mail/unsubscribe?token=a&b=\"c\"");

    private const string Cited = """{"publisher":"Defense Daily","title":"A plant","confidence":"reported"}""";

    private static (VisibleProjection Seen, GapReportResponse Report) Report(GapReportId night, Register register, Reader reader)
    {
        var seen = GapReportService.SeenAt(night, register, reader);
        return (seen, GapReportService.OfNight(night, seen, FewTrials, default));
    }

    private static GapReportId Night(int day) => GapReportId.Of(new DateTimeOffset(2026, 11, day, 2, 0, 0, TimeSpan.Zero));
}

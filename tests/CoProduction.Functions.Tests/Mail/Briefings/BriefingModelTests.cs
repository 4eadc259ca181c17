using System.Globalization;
using System.Text;
using System.Text.Json;
using CoProduction.Functions.GapReports;
using CoProduction.Functions.GapReports.Sealing;
using CoProduction.Functions.Mail.Briefings;
using CoProduction.Functions.Mail.Templates;
using CoProduction.Functions.Store;

namespace CoProduction.Functions.Tests.Mail.Briefings;

/// <summary>What a briefing is made of.</summary>
public sealed class BriefingModelTests
{
    [Fact]
    public void Register_without_a_goal_is_briefed_in_a_few_sentences()
    {
        var briefing = BriefingModel.Of(SmallRegister.Source(SmallRegister.WithoutGoal(SmallRegister.Works())), SmallRegister.Wishes(), default);
        var rendered = BriefingTemplates.Render(briefing, SmallRegister.Links);

        Assert.Equal("There is no goal among what you asked for, and so no verdict.", briefing.Headline);
        Assert.Empty(briefing.Families);
        Assert.All(briefing.Sections, section => Assert.NotEmpty(section.Leads));
        Assert.Contains("No product has a verdict, so that nothing can be said to bind it.", Stripped.Text(rendered.Text), StringComparison.Ordinal);
        Assert.Single(Encoding.UTF8.GetString(Assert.Single(rendered.Attachments).Bytes.Span).TrimEnd().Split('\n'));
    }

    [Fact]
    public void Family_that_is_not_wanted_is_left_out()
    {
        var source = SmallRegister.Source(SmallRegister.Of(SmallRegister.Works()), SmallRegister.Of(SmallRegister.Works(), SmallRegister.Works("pol-lodz-works")));

        var briefing = BriefingModel.Of(source, new BriefingWishes(["drone"], [], CultureInfo.InvariantCulture), default);

        Assert.Empty(briefing.Families);
        Assert.StartsWith("Nothing has changed", briefing.Sections[0].Leads[0], StringComparison.Ordinal);
        Assert.DoesNotContain("SHELL", BriefingTemplates.Render(briefing, SmallRegister.Links).Text, StringComparison.Ordinal);
    }

    /// <summary>A report comes out of its sealed document.</summary>
    [Fact]
    public void Briefing_of_a_report_that_was_stored_is_the_same()
    {
        var source = SmallRegister.Source(SmallRegister.Of(SmallRegister.Works(due: "2027-03")));
        var stored = PublishedReports.JsonOf(source.Report).Deserialize<GapReportResponse>(RecordJson.Options)!;

        var (one, other) = (Render(source), Render(source with { Report = stored }));

        Assert.Equal((one.Subject, one.Text, one.Html), (other.Subject, other.Text, other.Html));
        Assert.Equal(one.Attachments[0].Bytes.ToArray(), other.Attachments[0].Bytes.ToArray());

        static RenderedMail Render(BriefingSource source) => BriefingTemplates.Render(BriefingModel.Of(source, SmallRegister.Wishes(), default), SmallRegister.Links);
    }
}

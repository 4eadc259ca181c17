using CoProduction.Functions.Mail.Briefings;

namespace CoProduction.Functions.Tests.Mail.Briefings;

/// <summary>How numbers and days are written in a culture.</summary>
public sealed class BriefingCulturesTests
{
    [Theory]
    [InlineData("de-DE", "1.234,5", "9.3.2026")]
    [InlineData("de-CH", "1\u2019234.5", "9.3.2026")]
    [InlineData("fr-FR", "1\u202F234,5", "09/03/2026")]
    [InlineData("pl-PL", "1\u00A0234,5", "9.03.2026")]
    [InlineData("en-US", "1,234.5", "3/9/2026")]
    [InlineData("en-gb", "1,234.5", "09/03/2026")]
    [InlineData("ja-JP", "1,234.5", "2026/3/9")]
    [InlineData("sv-SE", "1\u00A0234,5", "2026-03-09")]
    public void Numbers_and_days_are_written_as_there(string tag, string number, string day)
    {
        var culture = BriefingCultures.Find(tag)!;

        Assert.Equal(number, 1234.5.ToString("#,0.#", culture));
        Assert.Equal(day, new BriefingFigures(culture).Day(new DateTimeOffset(2026, 3, 9, 2, 0, 0, TimeSpan.Zero)));
    }

    [Fact]
    public void Millions_are_grouped_as_in_India() => Assert.Equal("12,34,567", 1234567.ToString("#,0", BriefingCultures.Find("hi-IN")));

    [Theory]
    [InlineData("")]
    [InlineData("xx")]
    [InlineData("english")]
    public void Unknown_culture_is_none(string tag) => Assert.Null(BriefingCultures.Find(tag));

    [Fact]
    public void Briefing_in_German_writes_figures_the_German_way_in_both_forms_and_in_no_file()
    {
        var briefing = BriefingModel.Of(SmallRegister.Source(SmallRegister.Of(SmallRegister.Works(due: "2027-03"))), SmallRegister.Wishes("de-DE") with { WithCharts = false }, default);
        var rendered = BriefingTemplates.Render(briefing, SmallRegister.Links);

        Assert.Equal(("2.000", "5.000", "0,68"), (briefing.Families[0].Products[0].Goal, briefing.Families[0].Products[0].Floor, briefing.Families[0].Chance));
        Assert.Contains("Munitions gap report for Poland, 23.11.2026", rendered.Text, StringComparison.Ordinal);
        Assert.Contains(">2.000<", rendered.Html, StringComparison.Ordinal);
        Assert.Contains("artillery-155,SHELL,round a month,2030-10,2000,5000,5000,", System.Text.Encoding.UTF8.GetString(rendered.Attachments[0].Bytes.Span), StringComparison.Ordinal);
    }
}

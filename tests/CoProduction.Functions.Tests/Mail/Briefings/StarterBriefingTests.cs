using System.Collections;
using CoProduction.Functions.Mail.Briefings;
using CoProduction.Functions.Mail.Templates;

namespace CoProduction.Functions.Tests.Mail.Briefings;

/// <summary>The briefing on the starter data: its text and its HTML say the same, and both fit where they are read.</summary>
public sealed class StarterBriefingTests
{
    private const int MostHtmlBytes = 102 * 1024;

    [Fact]
    public async Task Every_word_and_figure_of_the_model_stands_in_the_text_and_in_the_HTML()
    {
        var (briefing, rendered) = await StarterBriefing.Shared;
        var (text, html) = (Stripped.Text(rendered.Text), Stripped.Html(rendered.Html));
        var said = Strings(briefing with { Charts = [], Attachments = [], Families = [.. briefing.Families.Select(family => family with { ChartId = "" })] }).ToList();

        Assert.True(said.Count > 300, $"only {said.Count}");
        Assert.All(said, each => Assert.Contains(each, text, StringComparison.Ordinal));
        Assert.All(said, each => Assert.Contains(each, html, StringComparison.Ordinal));
    }

    /// <summary>A figure alone is soon found anywhere. In a row it stands beside what it is of.</summary>
    [Fact]
    public async Task Every_row_of_figures_stands_in_the_text_and_in_the_HTML()
    {
        var (briefing, rendered) = await StarterBriefing.Shared;
        var (text, html) = (Stripped.Text(rendered.Text), Stripped.Html(rendered.Html));
        var products = briefing.Families.SelectMany(family => family.Products).ToList();
        var rows = briefing.Sections.SelectMany(section => section.Tables).SelectMany(table => table.Rows).Select(row => string.Join(' ', row)).ToList();

        Assert.NotEmpty(products);
        Assert.NotEmpty(rows);
        Assert.All(briefing.Families, family => In($"{family.Family} {family.Verdict} {family.Floor} {family.Central} {family.Ceiling} {family.Chance}", text, html));
        Assert.All(products, product => Assert.Contains($"{product.Product} {product.Verdict} {Figures(product)}", text, StringComparison.Ordinal));
        Assert.All(products, product => Assert.Contains(Stripped.Words($"{product.Product} {product.Name} {product.Verdict} {Figures(product)}"), html, StringComparison.Ordinal));
        Assert.All(rows, row => In(row, text, html));

        static string Figures(ProductBriefing product) => $"{product.Goal} {product.Floor} {product.Central} {product.Ceiling} {product.Chance}";

        static void In(string row, string text, string html)
        {
            Assert.Contains(row, text, StringComparison.Ordinal);
            Assert.Contains(row, html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Sections_stand_in_the_order_of_the_model_in_both()
    {
        var (briefing, rendered) = await StarterBriefing.Shared;
        var titles = briefing.Sections.Select(section => section.Title).ToList();

        Assert.Equal(["What changed", "What binds", "What would help most", "Scenarios that you follow", "What we ask of you", "What is weak in the evidence"], titles);
        Assert.Equal(titles, titles.OrderBy(title => rendered.Text.IndexOf($"== {title} ==", StringComparison.Ordinal)));
        Assert.Equal(titles, titles.OrderBy(title => rendered.Html.IndexOf($">{title}</h2>", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Scenarios_are_told_with_what_they_cost_and_one_that_is_gone_says_so()
    {
        var section = (await StarterBriefing.Shared).Briefing.Sections.Single(each => each.Title == "Scenarios that you follow");

        Assert.Matches("points of its goal", section.Items[0].Text);
        Assert.Contains(section.Items[0].Points, point => point.StartsWith("PAC3-MSE: -", StringComparison.Ordinal));
        Assert.Equal(("sc-gone", "is no longer in the register, or no longer for you to see."), (section.Items[1].Head, section.Items[1].Text));
    }

    [Fact]
    public async Task Marking_is_the_first_and_the_last_line_and_begins_the_subject()
    {
        var (briefing, rendered) = await StarterBriefing.Shared;
        var (lines, html) = (rendered.Text.TrimEnd().Split('\n'), Stripped.Html(rendered.Html[rendered.Html.IndexOf("<body", StringComparison.Ordinal)..]));

        Assert.Equal("UNCLASSIFIED // REL TO EVERYONE", briefing.Marking);
        Assert.Equal((briefing.Marking, briefing.Marking), (lines[0], lines[^1]));
        Assert.StartsWith(briefing.Marking, html, StringComparison.Ordinal);
        Assert.EndsWith(briefing.Marking, html, StringComparison.Ordinal);
        Assert.StartsWith($"{briefing.Marking} // ", rendered.Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_fits_78_columns_but_for_links()
    {
        var (_, rendered) = await StarterBriefing.Shared;

        Assert.All(rendered.Text.Split('\n').Where(line => !line.StartsWith("https://", StringComparison.Ordinal)), line => Assert.InRange(line.Length, 0, MailTemplates.PageWidth));
        Assert.DoesNotContain("\n\n\n\n", rendered.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task HTML_is_valid_and_mail_clients_drop_nothing_of_it_that_a_reader_needs()
    {
        var (_, rendered) = await StarterBriefing.Shared;

        Assert.Empty(await MailCheck.Faults(rendered.Html));
        Assert.Contains(await MailCheck.Faults(rendered.Html.Replace("<p ", "<p><form></form><p ", StringComparison.Ordinal)), fault => fault.Contains("form", StringComparison.Ordinal));
    }

    [Fact]
    public async Task HTML_is_short_enough_not_to_be_clipped_and_loads_nothing()
    {
        var (briefing, rendered) = await StarterBriefing.Shared;

        Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(rendered.Html), 1, MostHtmlBytes);
        Assert.DoesNotContain("url(", rendered.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("@import", rendered.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<link", rendered.Html, StringComparison.Ordinal);
        Assert.Equal(briefing.Charts.Select(chart => $"src=\"cid:{chart.ContentId}\""), rendered.Html.Split(' ').Where(word => word.StartsWith("src=", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Links_of_the_recipient_are_in_both_and_encoded_in_the_HTML()
    {
        var (_, rendered) = await StarterBriefing.Shared;

        Assert.Contains(SmallRegister.Links.Unsubscribe, rendered.Text, StringComparison.Ordinal);
        Assert.Contains("unsubscribe?token=a&amp;b=&quot;c&quot;\"", rendered.Html, StringComparison.Ordinal);
        Assert.Contains("Change what you get", rendered.Html, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Strings(object? value) => value switch
    {
        null => [],
        string text => text.Length == 0 ? [] : [Stripped.Words(text)],
        IEnumerable all => all.Cast<object?>().SelectMany(Strings),
        _ => value.GetType().GetProperties().Where(property => property.Name != nameof(Briefing.Subject)).SelectMany(property => Strings(property.GetValue(value))),
    };
}

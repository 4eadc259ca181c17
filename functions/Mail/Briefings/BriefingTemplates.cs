using CoProduction.Functions.GapReports;
using CoProduction.Functions.Mail.Templates;
using Fluid;
using Fluid.Values;

namespace CoProduction.Functions.Mail.Briefings;

/// <summary>Writes a briefing with the templates <c>briefing.txt.liquid</c> and <c>briefing.html.liquid</c>.</summary>
internal static class BriefingTemplates
{
    private const int WidestName = 36;

    private static readonly TemplateOptions Options = OptionsOf();
    private static readonly IFluidTemplate TextTemplate = MailTemplates.Parse("briefing.txt.liquid");
    private static readonly IFluidTemplate HtmlTemplate = MailTemplates.Parse("briefing.html.liquid");

    /// <summary>Writes a briefing for one recipient.</summary>
    public static RenderedMail Render(Briefing briefing, BriefingLinks links)
    {
        var (text, html) = (new TemplateContext(Options), new TemplateContext(Options));
        foreach (var context in new[] { text, html })
        {
            context.SetValue("briefing", briefing);
            context.SetValue("links", links with { Preferences = links.Preferences ?? "" });
        }

        return new RenderedMail(
            PlainText.Of(briefing.Subject),
            MailTemplates.Text(TextTemplate, text),
            MailTemplates.Markup(HtmlTemplate, html),
            briefing.Charts,
            briefing.Attachments);
    }

    private static TemplateOptions OptionsOf()
    {
        var options = MailTemplates.Options(
            typeof(Briefing), typeof(FamilyBriefing), typeof(ProductBriefing), typeof(BriefingSection), typeof(BriefingItem), typeof(BriefingTable), typeof(InlineImage), typeof(BriefingLinks));
        options.Filters.AddFilter("table", (input, _, _) => Table(input));
        options.Filters.AddFilter("products", (input, _, _) => Products(input));
        options.Filters.AddFilter("families", (input, _, _) => Families(input));
        return options;
    }

    /// <summary>Writes a table of a section.</summary>
    private static StringValue Table(FluidValue input) =>
        input.ToObjectValue() is BriefingTable table ? Written(table.Heads, table.Rows) : StringValue.Empty;

    /// <summary>Writes the verdicts on the families as a table.</summary>
    private static StringValue Families(FluidValue input) =>
        input.ToObjectValue() is Briefing briefing
            ? Written(
                ["family", "verdict", "floor", "central", "ceiling", "P"],
                [.. briefing.Families.Select(family => new[] { family.Family, family.Verdict, family.Floor, family.Central, family.Ceiling, family.Chance })],
                words: 2)
            : StringValue.Empty;

    /// <summary>Writes the products of a family as a table.</summary>
    private static StringValue Products(FluidValue input) =>
        input.ToObjectValue() is FamilyBriefing { Products.Count: > 0 } family
            ? Written(
                ["units a month", "verdict", "goal", "floor", "central", "ceiling", "P"],
                [.. family.Products.Select(product => new[] { product.Product, product.Verdict, product.Goal, product.Floor, product.Central, product.Ceiling, product.Chance })],
                words: 2)
            : StringValue.Empty;

    private static StringValue Written(IReadOnlyList<string> heads, IReadOnlyList<IReadOnlyList<string>> rows, int words = 1)
    {
        var table = new TextTable([.. heads.Select((head, place) => place < words ? head : $">{head}")]) { Width = MailTemplates.PageWidth, Widest = WidestName };
        foreach (var row in rows)
        {
            table.Add([.. row.Select(PlainText.Typeset)]);
        }

        return new StringValue(table.ToString().ReplaceLineEndings("\n").TrimEnd('\n'));
    }
}

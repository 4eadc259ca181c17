using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using CoProduction.Functions.GapReports;
using Fluid;
using Fluid.Values;
using Microsoft.Extensions.FileProviders;

namespace CoProduction.Functions.Mail.Briefings;

/// <summary>
/// Writes a briefing with the templates <c>briefing.txt.liquid</c> and <c>briefing.html.liquid</c>. Every value passes <see cref="PlainText"/>, and in the HTML it is
/// encoded. A name that a template misspells is an error, not an empty place.
/// </summary>
internal static class BriefingTemplates
{
    /// <summary>The most characters of a line of the text.</summary>
    public const int PageWidth = 78;

    private const int WidestName = 36;

    // Letters of every script stay as they are; what HTML gives a meaning does not.
    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    private static readonly TemplateOptions Options = OptionsOf();
    private static readonly IFluidTemplate TextTemplate = Parse("briefing.txt.liquid");
    private static readonly IFluidTemplate HtmlTemplate = Parse("briefing.html.liquid");

    /// <summary>Writes a briefing for one recipient.</summary>
    public static RenderedBriefing Render(Briefing briefing, BriefingLinks links)
    {
        var (text, html) = (new TemplateContext(Options), new TemplateContext(Options));
        foreach (var context in new[] { text, html })
        {
            context.SetValue("briefing", briefing);
            context.SetValue("links", links with { Preferences = links.Preferences ?? "" });
        }

        return new RenderedBriefing(
            PlainText.Of(briefing.Subject),
            TextTemplate.Render(text, NullEncoder.Default),
            HtmlTemplate.Render(html, Html),
            briefing.Charts,
            briefing.Attachments);
    }

    private static TemplateOptions OptionsOf()
    {
        var options = new TemplateOptions
        {
            StrictVariables = true,
            StrictFilters = true,
            FileProvider = new EmbeddedFileProvider(Assembly.GetExecutingAssembly(), "mail"),
        };
        options.MemberAccessStrategy.MemberNameStrategy = MemberNameStrategies.CamelCase;
        foreach (var type in new[] { typeof(Briefing), typeof(FamilyBriefing), typeof(ProductBriefing), typeof(BriefingSection), typeof(BriefingItem), typeof(BriefingTable), typeof(InlineImage), typeof(BriefingLinks) })
        {
            options.MemberAccessStrategy.Register(type);
        }

        options.ValueConverters.Add(value => value is string text ? new StringValue(PlainText.Typeset(text)) : null);
        options.Filters.AddFilter("wrap", (input, arguments, _) => Wrap(input, arguments));
        options.Filters.AddFilter("table", (input, _, _) => Table(input));
        options.Filters.AddFilter("products", (input, _, _) => Products(input));
        options.Filters.AddFilter("families", (input, _, _) => Families(input));
        return options;
    }

    /// <summary>Breaks a text into lines of the page: <c>{{ text | wrap: "  - ", "    " }}</c> begins the first line and the others as given.</summary>
    private static StringValue Wrap(FluidValue input, FilterArguments arguments)
    {
        var first = arguments.Count > 0 ? arguments.At(0).ToStringValue() : "";
        var other = arguments.Count > 1 ? arguments.At(1).ToStringValue() : new string(' ', first.Length);
        return new StringValue(string.Join('\n', TextLines.Wrap(input.ToStringValue(), PageWidth - Math.Max(first.Length, other.Length)).Select((line, place) => ((place == 0 ? first : other) + line).TrimEnd())));
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
        var table = new TextTable([.. heads.Select((head, place) => place < words ? head : $">{head}")]) { Width = PageWidth, Widest = WidestName };
        foreach (var row in rows)
        {
            table.Add([.. row.Select(PlainText.Typeset)]);
        }

        return new StringValue(table.ToString().ReplaceLineEndings("\n").TrimEnd('\n'));
    }

    private static IFluidTemplate Parse(string name)
    {
        using var resource = Assembly.GetExecutingAssembly().GetManifestResourceStream($"mail.{name}")!;
        using var reader = new StreamReader(resource);
        return new FluidParser().Parse(reader.ReadToEnd());
    }
}

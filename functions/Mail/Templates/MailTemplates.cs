using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using CoProduction.Functions.GapReports;
using Fluid;
using Fluid.Values;
using Microsoft.Extensions.FileProviders;

namespace CoProduction.Functions.Mail.Templates;

/// <summary>
/// What the templates of mails have in common: every value passes <see cref="PlainText"/>, and in HTML it is encoded. A name that a template misspells is an error, not an
/// empty place.
/// </summary>
internal static class MailTemplates
{
    /// <summary>The most characters of a line of a text.</summary>
    public const int PageWidth = 78;

    // Letters of every script stay as they are; what HTML gives a meaning does not.
    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    private static readonly FluidParser Parser = new();

    /// <summary>What templates may show of these types, with the filter <c>wrap</c>.</summary>
    public static TemplateOptions Options(params IEnumerable<Type> models)
    {
        var options = new TemplateOptions
        {
            StrictVariables = true,
            StrictFilters = true,
            FileProvider = new EmbeddedFileProvider(Assembly.GetExecutingAssembly(), "mail"),
        };
        options.MemberAccessStrategy.MemberNameStrategy = MemberNameStrategies.CamelCase;
        foreach (var type in models)
        {
            options.MemberAccessStrategy.Register(type);
        }

        options.ValueConverters.Add(value => value is string text ? new StringValue(PlainText.Typeset(text)) : null);
        options.Filters.AddFilter("wrap", (input, arguments, _) => Wrap(input, arguments));
        return options;
    }

    /// <summary>The template of a file, such as <c>briefing.txt.liquid</c>.</summary>
    public static IFluidTemplate Parse(string name)
    {
        using var resource = Assembly.GetExecutingAssembly().GetManifestResourceStream($"mail.{name}")!;
        using var reader = new StreamReader(resource);
        return Parser.Parse(reader.ReadToEnd());
    }

    /// <summary>Writes a text.</summary>
    public static string Text(IFluidTemplate template, TemplateContext context) => template.Render(context, NullEncoder.Default);

    /// <summary>Writes HTML.</summary>
    public static string Markup(IFluidTemplate template, TemplateContext context) => template.Render(context, Html);

    /// <summary>Breaks a text into lines of the page: <c>{{ text | wrap: "  - ", "    " }}</c> begins the first line and the others as given.</summary>
    private static StringValue Wrap(FluidValue input, FilterArguments arguments)
    {
        var first = arguments.Count > 0 ? arguments.At(0).ToStringValue() : "";
        var other = arguments.Count > 1 ? arguments.At(1).ToStringValue() : new string(' ', first.Length);
        return new StringValue(string.Join('\n', TextLines.Wrap(input.ToStringValue(), PageWidth - Math.Max(first.Length, other.Length)).Select((line, place) => ((place == 0 ? first : other) + line).TrimEnd())));
    }
}

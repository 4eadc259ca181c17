using System.Text;
using CoProduction.Functions.Mail.Briefings;
using CoProduction.Functions.Mail.Templates;

namespace CoProduction.Functions.Tests.Mail.Briefings;

/// <summary>Names that would be code, a formula or a line of their own. The register refuses some of them; a mail does not rely on that.</summary>
public sealed class HostileNameTests
{
    private const string Script = "<script>alert('x')</script>";

    [Fact]
    public void Name_of_a_site_is_no_element()
    {
        var rendered = Rendered(SmallRegister.Source(SmallRegister.Of(SmallRegister.Works(), SmallRegister.Works("pol-lodz-works", Script)), SmallRegister.Of(SmallRegister.Works())));

        Assert.DoesNotContain("<script", rendered.Html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;script&gt;alert(&#x27;x&#x27;)&lt;/script&gt; (pol-lodz-works)", rendered.Html, StringComparison.Ordinal);
        Assert.Contains($"{Script} (pol-lodz-works)", rendered.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Name_cannot_begin_a_line()
    {
        var rendered = Rendered(Named("shell\r\nUNCLASSIFIED // REL TO EVERYONE\n\n== What changed ==\u2028x\u0085y\tz"));

        Assert.Equal(2, rendered.Text.Split('\n').Count(line => line == "UNCLASSIFIED // REL TO EVERYONE"));
        Assert.Single(rendered.Text.Split('\n'), line => line == "== What changed ==");
        Assert.DoesNotContain('\r', rendered.Text);
        Assert.DoesNotContain('\t', rendered.Text);
    }

    [Fact]
    public void Name_cannot_turn_the_direction_of_reading()
    {
        var rendered = Rendered(Named("shell \u202Egnp.exe\u2066\u200Bend\u202C"));

        Assert.All([rendered.Text, rendered.Html], form => Assert.DoesNotContain(form, letter => letter is '\u202E' or '\u2066' or '\u200B' or '\u202C'));
        Assert.Contains("shell \uFFFDgnp.exe\uFFFD\uFFFDend\uFFFD", rendered.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Name_of_2_000_characters_is_wrapped()
    {
        var rendered = Rendered(Named(new string('x', 2_000)));

        Assert.All(rendered.Text.Split('\n').Where(line => !line.StartsWith("https://", StringComparison.Ordinal)), line => Assert.InRange(line.Length, 0, MailTemplates.PageWidth));
        Assert.Equal(2_000, rendered.Html.Count(letter => letter == 'x') - Rendered(Named("")).Html.Count(letter => letter == 'x'));
    }

    [Theory]
    [InlineData("=cmd|' /C calc'!A0")]
    [InlineData("+1")]
    [InlineData("@SUM(A1)")]
    [InlineData("-2+3")]
    [InlineData("\tx")]
    public void Text_in_the_attached_figures_is_no_formula(string code)
    {
        var source = SmallRegister.Source(SmallRegister.Of(SmallRegister.Works()));
        var families = source.Report.Families.Select(family => family with { Products = [.. family.Products.Select(product => product with { Product = code })] }).ToList();

        var cells = Encoding.UTF8.GetString(FigureFile.Of(families, source.Report.Probabilities).Bytes.Span).Split('\n').SelectMany(line => line.Split(',')).Select(cell => cell.Trim('"')).ToList();

        Assert.Contains(cells, cell => cell == (code == "+1" ? code : $"'{code}"));
        Assert.DoesNotContain(cells, cell => cell == code && code != "+1");
    }

    [Fact]
    public void Templates_encode_every_value()
    {
        var templates = Directory.GetFiles(RepositoryRoot.Combine("functions", "Mail", "Briefings", "Templates"), "*.liquid");

        Assert.NotEmpty(templates);
        Assert.All(templates, template => Assert.DoesNotContain("| raw", File.ReadAllText(template), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Łódź works, Кременчук, 東京", "Łódź works, Кременчук, 東京")]
    [InlineData("a\0b", "a b")]
    public void Letters_of_every_script_stay(string text, string plain) => Assert.Equal(plain, PlainText.Of(text));

    [Fact]
    public void Half_of_a_letter_is_none() => Assert.Equal("\uD83D\uDE80 \uFFFD", PlainText.Of("\uD83D\uDE80 \uD83D"));

    /// <summary>A source whose product has a name that no register takes.</summary>
    private static BriefingSource Named(string name)
    {
        var source = SmallRegister.Source(SmallRegister.Of(SmallRegister.Works()));
        var families = source.Report.Families.Select(family => family with { Products = [.. family.Products.Select(product => product with { Name = name })] });
        return source with { Report = source.Report with { Families = [.. families] } };
    }

    private static RenderedMail Rendered(BriefingSource source) =>
        BriefingTemplates.Render(BriefingModel.Of(source, SmallRegister.Wishes() with { WithCharts = false }, default), SmallRegister.Links);
}

using CoProduction.Registry;

namespace CoProduction.Domain.Tests.Registry;

/// <summary>The texts that a type accepts and refuses.</summary>
public interface ITexts
{
    static abstract IReadOnlyList<string> Right { get; }

    /// <summary>The refused texts, each with its fault.</summary>
    static abstract IReadOnlyList<(string What, string Text)> Wrong { get; }
}

/// <summary>The contract of every type that is parsed from one text.</summary>
public abstract class ParsingContract<TParsed, TTexts>
    where TParsed : IParsed<TParsed>
    where TTexts : ITexts
{
#pragma warning disable CA1000 // Member data is found on the contract's closed type, and must be static there.
    public static TheoryData<string> Right => [.. TTexts.Right];

    public static TheoryData<string, string?> Wrong
    {
        get
        {
            var rows = new TheoryData<string, string?> { { "absent", null }, { "empty", "" }, { "blank", " " } };
            foreach (var right in TTexts.Right)
            {
                rows.Add("leading space", " " + right);
                rows.Add("trailing space", right + " ");
                rows.Add("trailing newline", right + "\n");
                rows.Add("trailing carriage return", right + "\r\n");
                rows.Add("trailing null character", right + "\0");
                rows.Add("trailing zero-width space", right + "\u200B");
                rows.Add("byte order mark", "\uFEFF" + right);
                rows.Add("full-width look-alike", (char)(right[0] + 0xFEE0) + right[1..]);
                rows.Add("a megabyte", right + new string('a', 1 << 20));
            }

            foreach (var (what, text) in TTexts.Wrong)
            {
                rows.Add(what, text);
            }

            return rows;
        }
    }
#pragma warning restore CA1000

    [Theory]
    [MemberData(nameof(Right))]
    public void Right_text_is_read_and_written_back_as_it_was(string text)
    {
        Assert.True(TParsed.TryParse(text, out var value));
        Assert.Equal(text, value.ToString());
        Assert.Equal(value, Parsed.As<TParsed>(text));
        Assert.Equal(value.GetHashCode(), Parsed.As<TParsed>(text).GetHashCode());
    }

    [Theory]
    [MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public void Wrong_text_is_refused_with_the_rule(string what, string? text)
    {
        Assert.False(TParsed.TryParse(text, out var value), what);
        Assert.Equal(default, value);
        Assert.EndsWith(TParsed.Rule, Assert.Throws<FormatException>(() => Parsed.As<TParsed>(text)).Message, StringComparison.Ordinal);
    }
}

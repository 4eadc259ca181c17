namespace CoProduction.Domain.Tests.Registry;

/// <summary>Illegal values, and assertions that a constructor refuses them and names the parameter.</summary>
internal static class Refused
{
    /// <summary>Texts that no name, title, unit or note may be.</summary>
    public static TheoryData<string> Texts =>
    [
        "", // empty
        "  ", // blank
        " a", // leading space
        "a ", // trailing space
        "a\u00A0", // trailing no-break space
        "a\n", // trailing newline
        "a\r\nb", // line break
        "a\tb", // tab
        "a\u0000b", // control character
        "a\u0085b", // next-line character
        "a\u2028b", // line separator
        "a\u2029b", // paragraph separator
    ];

    public static void Naming(string parameter, Action construct)
    {
        var refusal = Assert.ThrowsAny<ArgumentException>(construct);
        Assert.Equal(parameter, refusal.ParamName);
    }

    public static void TextTooLong(string parameter, int longest, Action<string> construct)
    {
        construct(new string('a', longest));
        Naming(parameter, () => construct(new string('a', longest + 1)));
    }
}

namespace CoProduction.Functions.Http;

/// <summary>What the beginning of a JSON text leaves open. Up to its end, the text has no fault.</summary>
internal sealed class JsonPrefix
{
    // Enough to tell a word from one that begins like it.
    private const int LongestToken = 6;

    private readonly Stack<byte> open = [];
    private bool isEscaped;
    private bool isName;
    private string token = "";

    private JsonPrefix()
    {
    }

    /// <summary>The last byte that is no white space; 0 if there is none.</summary>
    public byte Last { get; private set; }

    public bool IsInText { get; private set; }

    /// <summary>The number of objects and lists that are open.</summary>
    public int Depth => open.Count;

    public bool IsInObject => open.TryPeek(out var innermost) && innermost == '{';

    /// <summary>Whether it ends within something like true that is no such word.</summary>
    public bool HasBrokenWord => token is [not (>= '0' and <= '9') and not '-', ..] and not ("true" or "false" or "null");

    public bool ExpectsName => IsInObject && Last is (byte)'{' or (byte)',';

    public bool ExpectsColon => isName && Last == '"';

    public bool ExpectsValue => Last is 0 or (byte)':' or (byte)'[' or (byte)',';

    /// <summary>Whether it ends within a number that can neither end before the next byte nor go on with it.</summary>
    public bool HasBrokenNumber(byte next) =>
        token is [(>= '0' and <= '9') or '-', ..] && !(char.IsAsciiDigit((char)Last) && "{}[]:\""u8.Contains(next));

    public static JsonPrefix Of(ReadOnlySpan<byte> text)
    {
        var prefix = new JsonPrefix();
        foreach (var character in text)
        {
            prefix.Add(character);
        }

        return prefix;
    }

    private void Add(byte character)
    {
        if (IsInText)
        {
            IsInText = isEscaped || character != '"';
            isEscaped = !isEscaped && character == '\\';
            Last = character;
            return;
        }

        if (character is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
        {
            token = "";
            return;
        }

        var isPunctuation = character is (byte)'{' or (byte)'}' or (byte)'[' or (byte)']' or (byte)',' or (byte)':' or (byte)'"';
        if (character is (byte)'"')
        {
            (IsInText, isName) = (true, ExpectsName);
        }
        else if (character is (byte)'{' or (byte)'[')
        {
            open.Push(character);
        }
        else if (character is (byte)'}' or (byte)']')
        {
            open.Pop();
        }

        token = isPunctuation ? "" : token.Length < LongestToken ? token + (char)character : token;
        Last = character;
    }
}

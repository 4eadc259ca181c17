using CoProduction.Registry;

namespace CoProduction.Functions.Import.Csv;

/// <summary>What the rows of an import can be asked to state as a whole, so that what they leave out goes.</summary>
public enum Whole
{
    /// <summary>The bill of materials of each item that bom.csv names as a parent.</summary>
    Bills,

    /// <summary>The shares of each mineral that minerals.csv names.</summary>
    Shares,
}

/// <summary>Reads which wholes a request or a command names.</summary>
internal static class Wholes
{
    public static string Rule => $"Must be a list, separated by commas. {Word.Rule<Whole>()}";

    /// <summary>Reads a list such as <c>bills,shares</c>; none for no text.</summary>
    public static bool TryParse(string? text, out IReadOnlySet<Whole> wholes)
    {
        var read = new HashSet<Whole>();
        wholes = read;
        foreach (var name in text?.Split(',') ?? [])
        {
            if (!Word.TryParse<Whole>(name, out var whole))
            {
                return false;
            }

            read.Add(whole);
        }

        return true;
    }
}

/// <summary>Puts what an import states of a record's list into that list.</summary>
internal static class StatedParts
{
    /// <summary>What is registered, each part replaced by the stated one with its key, and the stated parts that are new at the end; or only what is stated.</summary>
    public static IReadOnlyList<T> In<T, TKey>(IReadOnlyList<T> registered, IReadOnlyList<T> stated, Func<T, TKey> key, bool isWhole)
        where TKey : notnull
    {
        if (isWhole)
        {
            return stated;
        }

        var byKey = stated.ToDictionary(key);
        var known = registered.Select(key).ToHashSet();
        return [.. registered.Select(part => byKey.GetValueOrDefault(key(part)) ?? part), .. stated.Where(part => !known.Contains(key(part)))];
    }
}

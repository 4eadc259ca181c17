namespace CoProduction.Functions.Exchange.Lines;

/// <summary>One line of an upload.</summary>
/// <param name="Number">Counted from 1, empty lines included.</param>
/// <param name="End">Where the next line begins, in bytes.</param>
/// <param name="Content">Its bytes, without the line's end; null where it is longer than a line may be.</param>
internal sealed record Line(int Number, long End, byte[]? Content);

namespace CoProduction.Functions.Resources;

/// <summary>One page of a list.</summary>
/// <param name="Items">What is on it.</param>
/// <param name="NextLink">The absolute address of the next page; absent on the last.</param>
/// <param name="Count">How many there are on all pages together; only where asked for.</param>
public sealed record Listing<TItem>(IReadOnlyList<TItem> Items, string? NextLink, int? Count = null);

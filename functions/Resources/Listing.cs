namespace CoProduction.Functions.Resources;

/// <summary>One page of a list.</summary>
/// <param name="Items">What is on it.</param>
/// <param name="NextLink">The absolute address of the next page; absent on the last.</param>
public sealed record Listing<TItem>(IReadOnlyList<TItem> Items, string? NextLink);

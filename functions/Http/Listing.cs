using System.Text.Json.Serialization;

namespace CoProduction.Functions.Http;

/// <summary>One page of a list.</summary>
/// <param name="Items">The items on this page.</param>
/// <param name="NextLink">The absolute address of the next page; absent on the last page.</param>
/// <param name="Count">The number of items on all pages; present only if the request asks for it.</param>
/// <param name="ETags">The ETags of the items, in their order, as If-Match takes them; absent where the items have no versions.</param>
public sealed record Listing<TItem>(
    IReadOnlyList<TItem> Items,
    string? NextLink,
    int? Count = null,
    [property: JsonPropertyName("eTags")] IReadOnlyList<string>? ETags = null);

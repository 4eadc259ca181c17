using System.Text.Json.Nodes;

namespace CoProduction.Functions.Import.JsonLines;

/// <summary>
/// One line of an import. It states a record (<c>record</c>), or deletes one (<c>id</c> and <c>delete</c>). The first line of an export, of the kind
/// <c>snapshot</c>, says what the export is.
/// </summary>
/// <remarks>The schema of a line. <see cref="JsonLineParser"/> reads lines member by member, so that it finds all faults.</remarks>
/// <param name="Kind">The kind of the record, or <c>snapshot</c> for the first line of an export.</param>
/// <param name="Record">The record that the line states; of a <c>snapshot</c>, what the export says of itself.</param>
/// <param name="ETag">
/// The ETag of the version that the line replaces or deletes, in quotes, as GET and the change feed return it. If the record has another version or is not there,
/// the line is rejected (<c>changed-since</c>). Without it, the line is meant for any version.
/// </param>
/// <param name="Id">The id of the record to delete.</param>
/// <param name="Delete">Deletes the record, as DELETE at its address does.</param>
public sealed record ImportLine(string Kind, JsonNode? Record, string? ETag, string? Id, bool? Delete);

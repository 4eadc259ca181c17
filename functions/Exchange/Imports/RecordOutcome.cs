using CoProduction.Functions.Registry;

namespace CoProduction.Functions.Exchange.Imports;

/// <summary>What an import did, or would do, with one record.</summary>
/// <param name="File">The file that states the record first.</param>
/// <param name="Line">The line of that file on which it does; null where the record is there already and only parts of it are stated.</param>
/// <param name="Kind">The record's kind.</param>
/// <param name="Id">The record's id.</param>
/// <param name="Action">What was done; null where it was so already.</param>
public sealed record RecordOutcome(string File, int? Line, string Kind, string Id, RevisionAction? Action);

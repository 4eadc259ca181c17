namespace CoProduction.Functions.Exchange.Imports;

/// <summary>How far an import has come.</summary>
/// <param name="Step">What is being done, such as <c>Reading factories.csv</c>.</param>
/// <param name="Done">How many rows or records have been done in this step.</param>
/// <param name="Total">How many there are; null where that is not known yet.</param>
public readonly record struct ImportProgress(string Step, int Done, int? Total);

namespace CoProduction.Functions.Import.Csv;

/// <summary>Whether a row mends an error in a plan that is registered, so that what that says was never promised: <c>true</c>, or nothing.</summary>
internal static class CorrectionCell
{
    public const string Column = "correction";

    public static bool Read(Row row)
    {
        var text = row.Find(Column);
        if (text is not (null or "true" or "false"))
        {
            row.Fault(Column, "Must be true if the row mends an error in what is registered; otherwise leave it empty.");
        }

        return text == "true";
    }
}

namespace CoProduction.Functions.Registry;

/// <summary>Who changes a record, as its history names them.</summary>
/// <param name="Name">A short name, at most 200 characters.</param>
public sealed record Author(string Name)
{
    /// <summary>Whoever calls a program that asks for no token yet.</summary>
    public static readonly Author Local = new("local");
}

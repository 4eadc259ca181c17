namespace CoProduction.Functions.Health;

/// <summary>Whether one thing that the program needs can be had.</summary>
public sealed record PartHealth(string Name, string Status, TimeSpan Took)
{
    public const string Answering = "answers";
    public const string Refusing = "refuses";
    public const string Silent = "silent";

    public bool Answers => Status == Answering;
}

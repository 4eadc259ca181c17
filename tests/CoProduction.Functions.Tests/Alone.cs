namespace CoProduction.Functions.Tests;

/// <summary>Tests that run after all others and one at a time: those that measure times, and those that take the whole machine.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "Alone";
}

using CoProduction.Functions.Records;
using CoProduction.Registry.Partners;
using CoProduction.Registry;
using CoProduction.Registry.Releases;
using CoProduction.Registry.Sources;
using CoProduction.Registry.Statements;

namespace CoProduction.Functions.Tests.Store.Samples;

/// <summary>Numbered records of one kind, spread over partitions. Even numbers have one status and odd numbers another.</summary>
public abstract class RecordSamples<TRecord>(RecordKind<TRecord> kind)
    where TRecord : class, IRecord
{
    public RecordKind<TRecord> Kind { get; } = kind;

    /// <summary>The status of the records with even numbers; null if the kind has none.</summary>
    public abstract string? EvenStatus { get; }

    /// <summary>The n-th record. Its id depends only on the number. Another wording makes another version of it.</summary>
    public abstract TRecord Make(int number, string wording = "first wording");

    public IReadOnlyList<TRecord> MakeMany(int count, string wording = "first wording") =>
        [.. Enumerable.Range(0, count).Select(number => Make(number, wording))];

    public string IdOf(int number) => Make(number).Id;

    protected static Source Source(string title = "A title") =>
        new("A publisher", title, "https://example.org/a", Parsed.As<Period>("2025-07"), Confidence.Reported, null);

    protected static Release Release => CoProduction.Registry.Releases.Release.ToEveryone;

    protected static CountryCode Country(string code) => Parsed.As<CountryCode>(code);
}

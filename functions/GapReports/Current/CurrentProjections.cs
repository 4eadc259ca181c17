using CoProduction.Functions.Http;
using CoProduction.Functions.Store;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Releases;

namespace CoProduction.Functions.GapReports.Current;

/// <summary>Projections of the current register, each made once for all readers who see the same.</summary>
public sealed class CurrentProjections : IDisposable
{
    // Some 1.5 kB each.
    private const int MostRecords = 300_000;
    private const int MostMarkings = 10_000;

    private readonly BoundedCache<Lazy<VisibleProjection>> projections = new(MostRecords);
    private readonly BoundedCache<string> markings = new(MostMarkings);
    private readonly Lock guard = new();

    /// <summary>The projection of what a reader sees, with the marking of that reader.</summary>
    /// <param name="seen">What the reader sees.</param>
    /// <param name="reader">The reader.</param>
    /// <param name="asOf">The month up to which observations count.</param>
    /// <exception cref="CoProduction.Registry.Items.BillOfMaterialsCycleException">An item is a material of itself, directly or through other items.</exception>
    internal VisibleProjection Of(SeenRegister seen, Reader reader, Month asOf)
    {
        var shared = SharedBy(seen, reader, asOf);
        return shared with { Marking = MarkingOf(seen, reader) ?? Keep(seen, reader, Marking.Of(shared.Register, reader)) };
    }

    /// <summary>The marking of what a reader sees; null if it has not been asked for yet.</summary>
    internal string? MarkingOf(SeenRegister seen, Reader reader) => markings.Find((seen.Sight, reader.Partner));

    public void Dispose()
    {
        projections.Dispose();
        markings.Dispose();
    }

    private string Keep(SeenRegister seen, Reader reader, string marking) =>
        markings.Keep((seen.Sight, reader.Partner), marking, 1);

    private VisibleProjection SharedBy(SeenRegister seen, Reader reader, Month asOf)
    {
        var key = (seen.Sight, asOf);
        Lazy<VisibleProjection> shared;
        lock (guard)
        {
            shared = projections.Find(key)
                ?? projections.Keep(key, new Lazy<VisibleProjection>(() => VisibleProjection.OfVisible(seen.Register, reader, asOf)), seen.Count);
        }

        try
        {
            return shared.Value;
        }
        catch
        {
            projections.Remove(key);
            throw;
        }
    }
}

using CoProduction.Functions.Access;
using CoProduction.Functions.Registry;
using CoProduction.Registry;

namespace CoProduction.Functions.Exchange.Lines;

/// <summary>Shows lines what they are held against: the register as whoever imports sees it.</summary>
public sealed class LineViews(IServiceProvider services, Readers readers, TimeProvider time)
{
    /// <summary>The register for one batch, its reference data read once instead of once for each line.</summary>
    internal async Task<RegisterView> Of(Caller caller, CancellationToken cancellation)
    {
        var reader = await readers.Of(caller, cancellation);
        var log = new InMemoryLog(time);
        return new RegisterView(
            reader,
            await ReadOnce(RecordKinds.Partners),
            await ReadOnce(RecordKinds.Items),
            await ReadOnce(RecordKinds.MineralChains),
            await ReadOnce(RecordKinds.Goals),
            AsItIs(RecordKinds.Factories),
            AsItIs(RecordKinds.MaintenanceSites),
            AsItIs(RecordKinds.Agreements),
            AsItIs(RecordKinds.Stocks),
            AsItIs(RecordKinds.Baselines),
            AsItIs(RecordKinds.Scenarios));

        async Task<(Type, object)> ReadOnce<TRecord>(RecordKind<TRecord> kind)
            where TRecord : class, IRecord
        {
            var seen = new InMemoryRegistry<TRecord>(kind, log);
            var all = await services.GetRequiredService<IRegistry<TRecord>>().All(cancellation);
            await seen.Put([.. all.Where(record => reader.MaySee(record))], Author.Local, null, cancellation);
            return (typeof(TRecord), new RegistryView<TRecord>(kind, seen, reader));
        }

        (Type, object) AsItIs<TRecord>(RecordKind<TRecord> kind)
            where TRecord : class, IRecord =>
            (typeof(TRecord), new RegistryView<TRecord>(kind, services.GetRequiredService<IRegistry<TRecord>>(), reader));
    }
}

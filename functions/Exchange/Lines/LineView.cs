using CoProduction.Functions.Access;
using CoProduction.Functions.Registry;
using CoProduction.Goals;
using CoProduction.Registry;
using CoProduction.Registry.Agreements;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Maintenance;
using CoProduction.Registry.Stocks;

namespace CoProduction.Functions.Exchange.Lines;

/// <summary>
/// What lines are held against: the register as whoever imports sees it, its reference data read once for a batch instead of
/// once for each line.
/// </summary>
internal static class LineView
{
    public static async Task<RegisterView> Read(IServiceProvider services, Caller caller, CancellationToken cancellation)
    {
        var log = new InMemoryLog(services.GetRequiredService<TimeProvider>());
        var views = new RegisterViews(
            await Copy(RecordKinds.Partners),
            await Copy(RecordKinds.Items),
            Registry<Factory>(),
            Registry<MaintenanceSite>(),
            await Copy(RecordKinds.MineralChains),
            Registry<Agreement>(),
            Registry<Stock>(),
            Registry<Baseline>(),
            await Copy(RecordKinds.Goals));
        return views.For(await services.GetRequiredService<Readers>().Of(caller, cancellation));

        IRegistry<TRecord> Registry<TRecord>()
            where TRecord : class, IRecord =>
            services.GetRequiredService<IRegistry<TRecord>>();

        async Task<IRegistry<TRecord>> Copy<TRecord>(RecordKind<TRecord> kind)
            where TRecord : class, IRecord
        {
            var copy = new InMemoryRegistry<TRecord>(kind, log);
            await copy.Put([.. await Registry<TRecord>().All(cancellation)], Author.Local, null, cancellation);
            return copy;
        }
    }
}

using System.Collections.Concurrent;
using CoProduction.Functions.Access;
using CoProduction.Functions.Registry;
using CoProduction.Functions.Resources;
using CoProduction.Registry;
using CoProduction.Registry.Releases;

namespace CoProduction.Functions.Exchange.Lines;

/// <summary>
/// What lines are held against: the reference data that whoever imports may see, read once for a batch instead of once for each line.
/// </summary>
internal sealed class LineView : IServiceProvider
{
    private readonly IServiceProvider services;
    private readonly Dictionary<Type, object> own = [];
    private readonly ConcurrentDictionary<Type, object> descriptions = [];

    private LineView(IServiceProvider services, Reader reader) => (this.services, Reader) = (services, reader);

    public Reader Reader { get; }

    public ReferenceData Data { get; private set; } = null!;

    public static async Task<LineView> Read(IServiceProvider services, Caller caller, CancellationToken cancellation)
    {
        var view = new LineView(services, await services.GetRequiredService<Readers>().Of(caller, cancellation));
        var partners = await view.Read(RecordKinds.Partners, cancellation);
        var items = await view.Read(RecordKinds.Items, cancellation);
        var minerals = await view.Read(RecordKinds.MineralChains, cancellation);
        await view.Read(RecordKinds.Goals, cancellation);
        view.Data = new ReferenceData(partners, items, minerals);
        view.own[typeof(ReferenceData)] = view.Data;
        return view;
    }

    /// <summary>A resource's own description, looking at what this view shows.</summary>
    public object Described(Type description) =>
        descriptions.GetOrAdd(description, static (type, view) => ActivatorUtilities.CreateInstance(view, type), this);

    /// <summary>The reference data as this view has them; everything else as the program has it.</summary>
    public object? GetService(Type serviceType) => own.GetValueOrDefault(serviceType) ?? services.GetService(serviceType);

    private async Task<IRegistry<TRecord>> Read<TRecord>(RecordKind<TRecord> kind, CancellationToken cancellation)
        where TRecord : class, IRecord
    {
        var all = await services.GetRequiredService<IRegistry<TRecord>>().All(cancellation);
        var seen = new InMemoryRegistry<TRecord>(kind, services.GetRequiredService<TimeProvider>());
        await seen.Put([.. all.Where(record => Reader.MaySee(record))], Author.Local, null, cancellation);
        own[typeof(IRegistry<TRecord>)] = seen;
        return seen;
    }
}

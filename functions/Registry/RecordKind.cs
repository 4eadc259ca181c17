using System.Text.Json;
using CoProduction.Functions.Duplicates;
using CoProduction.Functions.Resources;
using CoProduction.Registry;
using CoProduction.Registry.Partners;
using FluentValidation;

namespace CoProduction.Functions.Registry;

/// <summary>A kind of record, such as the factories: everything that is particular to it is said in its class, once.</summary>
/// <param name="name">Names the kind in keys, cursors and hashes: <c>mro-site</c>.</param>
/// <param name="path">Names its list in addresses: <c>mro-sites</c>.</param>
/// <param name="partitioning">How its records are spread over partitions.</param>
public abstract class RecordKind(string name, string path, Partitioning partitioning)
{
    /// <summary>Names the kind in keys, cursors and hashes: <c>mro-site</c>.</summary>
    public string Name => name;

    /// <summary>Names its list in addresses: <c>mro-sites</c>.</summary>
    public string Path => path;

    public Partitioning Partitioning => partitioning;

    /// <summary>The type of its records.</summary>
    public abstract Type Record { get; }

    /// <summary>The type of their JSON.</summary>
    public abstract Type Body { get; }

    /// <summary>A valid body with every property that can stand beside the others.</summary>
    public abstract object Example { get; }

    /// <summary>The property of the body that holds the id: <c>id</c>, <c>code</c>, …</summary>
    public virtual string IdProperty => "id";

    /// <summary>The filters of its list, besides text and status.</summary>
    public abstract IReadOnlyList<string> Filters { get; }

    /// <summary>The filter by status; null where its records have none.</summary>
    public virtual StatusFilter? Status => null;

    /// <summary>Whether a text is an id of this kind.</summary>
    public bool IsId(string text) => partitioning.Of(text) is not null;

    /// <summary>Makes the kind known to the services that serve it.</summary>
    internal abstract void AddTo(IServiceCollection services);

    /// <summary>Reads a record's JSON as the register keeps it.</summary>
    internal abstract IRecord Read(string json);

    /// <summary>Writes a record's JSON as the register keeps it.</summary>
    /// <exception cref="RecordTooLargeException">The JSON is longer than <see cref="RecordJson.Longest"/>.</exception>
    internal abstract string Write(IRecord record);

    /// <summary>Reads a record that somebody sent, or everything that is wrong with it.</summary>
    /// <param name="json">What was sent.</param>
    /// <param name="partner">Whose record it is where it does not say.</param>
    /// <param name="logger">Is told of rules that the validator lacks.</param>
    internal abstract (IRecord? Record, IReadOnlyList<Fault> Faults) Receive(JsonElement json, CountryCode partner, ILogger logger);

    /// <summary>The next version as the register keeps it, after a former one on a day.</summary>
    internal virtual IRecord Evolve(IRecord next, IRecord former, DateOnly today) => next;

    /// <summary>The columns beside the record, for people who look at the table itself.</summary>
    internal abstract IEnumerable<(string Column, string? Value)> Columns(IRecord record);

    /// <summary>What a site is compared by; null where the kind's records are no sites.</summary>
    internal virtual SiteOutline? Outline(IRecord record) => null;

    /// <summary>Compares a record with what it refers to.</summary>
    /// <param name="record">The record, valid in itself.</param>
    /// <param name="former">The version that it replaces; null where it is new.</param>
    /// <param name="references">Takes the faults.</param>
    /// <param name="cancellation">Ends the work.</param>
    internal abstract Task Check(IRecord record, IRecord? former, References references, CancellationToken cancellation);

    /// <summary>
    /// What is wrong once the record is written although <see cref="Check"/> found nothing, because another record was
    /// written at the same time; null where nothing is.
    /// </summary>
    internal virtual Task<Fault?> CheckAgain(IRecord record, RegisterView view, CancellationToken cancellation) => Task.FromResult<Fault?>(null);

    /// <summary>
    /// Some records that refer to this one and that the caller may see, as path and id: at most <see cref="MostReferrers"/>.
    /// </summary>
    internal virtual Task<IReadOnlyList<string>> Referrers(IRecord record, RegisterView view, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<string>>([]);

    /// <summary>How many referring records an answer names.</summary>
    public const int MostReferrers = 10;

    public override string ToString() => name;
}

/// <summary>A kind whose records have this type.</summary>
public abstract class RecordKind<TRecord>(string name, string path, Partitioning partitioning) : RecordKind(name, path, partitioning)
    where TRecord : class, IRecord
{
    public sealed override Type Record => typeof(TRecord);

    /// <inheritdoc cref="RecordKind.Read"/>
    internal TRecord Decode(string json) => (TRecord)Read(json);

    /// <inheritdoc cref="RecordKind.Write"/>
    internal string Encode(TRecord record) => Write(record);
}

/// <summary>A kind whose records have this type, and this shape in JSON.</summary>
public abstract class RecordKind<TRecord, TBody>(string name, string path, Partitioning partitioning, Func<IValidator<TBody>> rules)
    : RecordKind<TRecord>(name, path, partitioning)
    where TRecord : class, IRecord
    where TBody : class, IBody<TBody, TRecord>
{
    // A validator takes milliseconds to make, and most starts need few of them.
    private readonly Lazy<IValidator<TBody>> validator = new(rules);

    public sealed override Type Body => typeof(TBody);

    public abstract override TBody Example { get; }

    /// <summary>The id that a body states; null where it states none.</summary>
    public abstract string? IdOf(TBody body);

    public abstract TBody WithId(TBody body, string id);

    /// <summary>The body with what a partner's new record is given where it does not say: the id, where that depends on whose it is.</summary>
    protected virtual TBody Complete(TBody body, CountryCode partner) => body;

    protected abstract IEnumerable<(string Column, string? Value)> Columns(TRecord record);

    protected virtual TRecord Evolve(TRecord next, TRecord former, DateOnly today) => next;

    protected virtual SiteOutline? Outline(TRecord record) => null;

    /// <inheritdoc cref="RecordKind.Check"/>
    protected abstract Task Check(TRecord record, TRecord? former, References references, CancellationToken cancellation);

    /// <inheritdoc cref="RecordKind.CheckAgain"/>
    protected virtual Task<Fault?> CheckAgain(TRecord record, RegisterView view, CancellationToken cancellation) => Task.FromResult<Fault?>(null);

    /// <inheritdoc cref="RecordKind.Referrers"/>
    protected virtual Task<IReadOnlyList<string>> Referrers(TRecord record, RegisterView view, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<string>>([]);

    /// <summary>Reads a body that somebody sent, or everything that is wrong with it.</summary>
    /// <param name="json">What was sent.</param>
    /// <param name="id">The id that the record must have; null where the body decides.</param>
    /// <param name="partner">Whose record it is where the body does not say.</param>
    /// <param name="logger">Is told of rules that the validator lacks.</param>
    internal (TBody? Body, TRecord? Record, IReadOnlyList<Fault> Faults) Receive(JsonElement json, string? id, CountryCode partner, ILogger logger)
    {
        var (body, faults) = BodyCheck.Read(json, validator.Value, (given, found) => id is null ? given : WithId(given, id, found));
        if (faults.Count > 0)
        {
            return (null, null, faults);
        }

        try
        {
            return (body, Complete(body, partner).ToRecord(), []);
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException)
        {
            BodyCheck.LogMissingRule(logger, Name, fault);
            return (null, null, [new Fault("", fault.Message.Split(" (Parameter", 2)[0])]);
        }
    }

    internal sealed override void AddTo(IServiceCollection services) =>
        services.AddSingleton<RecordKind>(this).AddSingleton<RecordKind<TRecord>>(this).AddSingleton(this);

    internal sealed override IRecord Read(string json) => JsonSerializer.Deserialize<TBody>(json, RecordJson.Options)!.ToRecord();

    internal sealed override string Write(IRecord record)
    {
        var json = JsonSerializer.Serialize(TBody.From((TRecord)record), RecordJson.Options);
        return json.Length <= RecordJson.Longest ? json : throw new RecordTooLargeException(Name, record.Id, json.Length);
    }

    internal sealed override (IRecord? Record, IReadOnlyList<Fault> Faults) Receive(JsonElement json, CountryCode partner, ILogger logger)
    {
        var (_, record, faults) = Receive(json, id: null, partner, logger);
        return (record, faults);
    }

    internal sealed override IRecord Evolve(IRecord next, IRecord former, DateOnly today) => Evolve((TRecord)next, (TRecord)former, today);

    internal sealed override IEnumerable<(string Column, string? Value)> Columns(IRecord record) => Columns((TRecord)record);

    internal sealed override SiteOutline? Outline(IRecord record) => Outline((TRecord)record);

    internal sealed override Task Check(IRecord record, IRecord? former, References references, CancellationToken cancellation) =>
        Check((TRecord)record, (TRecord?)former, references, cancellation);

    internal sealed override Task<Fault?> CheckAgain(IRecord record, RegisterView view, CancellationToken cancellation) =>
        CheckAgain((TRecord)record, view, cancellation);

    internal sealed override Task<IReadOnlyList<string>> Referrers(IRecord record, RegisterView view, CancellationToken cancellation) =>
        Referrers((TRecord)record, view, cancellation);

    private TBody WithId(TBody body, string id, List<Fault> faults)
    {
        if (IdOf(body) is { } given && given != id)
        {
            faults.Add(new Fault($"/{IdProperty}", $"Must be {id}, as in the address, or be left out."));
        }

        return WithId(body, id);
    }
}

using System.Text.Json;
using CoProduction.Functions.Access.People;
using CoProduction.Functions.Duplicates;
using CoProduction.Functions.Http;
using CoProduction.Functions.Http.Validation;
using CoProduction.Functions.Store;
using CoProduction.Registry;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Retirements;
using FluentValidation;

namespace CoProduction.Functions.Records;

/// <summary>A kind of record, such as the factories. Its class holds everything that is specific to the kind.</summary>
/// <param name="name">The name of the kind in keys, cursors and hashes: <c>mro-site</c>.</param>
/// <param name="path">The name of its list in addresses: <c>mro-sites</c>.</param>
/// <param name="partitioning">How its records are distributed over partitions.</param>
public abstract class RecordKind(string name, string path, Partitioning partitioning) : StoredKind(name, partitioning)
{
    /// <summary>The name of its list in addresses: <c>mro-sites</c>.</summary>
    public string Path => path;

    /// <summary>The body type: the JSON shape of its records.</summary>
    public abstract Type Body { get; }

    /// <summary>A valid body with every property that can be combined with the others.</summary>
    public abstract object Example { get; }

    /// <summary>The property of the body that holds the id: <c>id</c>, <c>code</c>, …</summary>
    public virtual string IdProperty => "id";

    /// <summary>The filters of its list, apart from text and status.</summary>
    public abstract IReadOnlyList<string> Filters { get; }

    /// <summary>The filter by status; null if its records have no status.</summary>
    public virtual StatusFilter? Status => null;

    /// <summary>Registers the kind as a service.</summary>
    internal abstract void AddTo(IServiceCollection services);

    /// <summary>Reads a record from an import. Returns the record with its body, or all faults with the sound parts of the body, if there are any.</summary>
    /// <param name="json">The JSON of the record.</param>
    /// <param name="partner">The owner of the record if the JSON does not name one.</param>
    /// <param name="logger">Logs rules that the validator lacks.</param>
    internal abstract (object? Body, IRecord? Record, IReadOnlyList<BodyFault> Faults) Receive(JsonElement json, CountryCode partner, ILogger logger);

    /// <summary>The id that a body gives; null if it gives none, or one that is not valid.</summary>
    internal abstract string? IdOf(object body);

    /// <summary>Checks what a body names; its other parts can have faults.</summary>
    /// <param name="body">The body, or its sound parts.</param>
    /// <param name="references">Looks up the references and collects the faults.</param>
    /// <param name="cancellation">Cancels the check.</param>
    internal abstract Task CheckNames(object body, References references, CancellationToken cancellation);

    /// <summary>The record with another id.</summary>
    internal abstract IRecord WithId(IRecord record, string id);

    /// <summary>Whether its records are retired instead of deleted, because others can refer to them.</summary>
    public bool IsRetirable => Record.IsAssignableTo(typeof(IRetirable));

    /// <summary>Whether its records are sites. A site must not be registered twice.</summary>
    public virtual bool IsSite => false;

    /// <summary>The data by which a site is compared with others; null if the kind's records are not sites.</summary>
    internal virtual SiteOutline? Outline(IRecord record) => null;

    /// <summary>Checks a record against the records it refers to.</summary>
    /// <param name="record">The record, which is valid by itself.</param>
    /// <param name="former">The version that it replaces; null for a new record.</param>
    /// <param name="references">Looks up the references and collects the faults.</param>
    /// <param name="cancellation">Cancels the check.</param>
    internal abstract Task Check(IRecord record, IRecord? former, References references, CancellationToken cancellation);

    /// <summary>
    /// Checks a record again after it is written, because another record may have been written at the same time. Returns a fault that
    /// <see cref="Check"/> could not find, or null.
    /// </summary>
    internal virtual Task<BodyFault?> CheckAgain(IRecord record, IRecord? former, RegisterView view, CancellationToken cancellation) => Task.FromResult<BodyFault?>(null);

    /// <summary>Proposes what a caller has stated of a record and cannot decide alone. Returns the ids of the pending proposals.</summary>
    internal virtual Task<IReadOnlyList<string>> Propose(IRecord stated, IRecordStore store, Author author, TimeProvider time) => Task.FromResult<IReadOnlyList<string>>([]);

    /// <summary>The largest number of referring records that a response names.</summary>
    public const int MostReferrers = 10;
}

/// <summary>A kind of record with its record type.</summary>
public abstract class RecordKind<TRecord>(string name, string path, Partitioning partitioning) : RecordKind(name, path, partitioning)
    where TRecord : class, IRecord
{
    public sealed override Type Record => typeof(TRecord);

    /// <inheritdoc cref="StoredKind.Read"/>
    internal TRecord Decode(string json) => (TRecord)Read(json);

    /// <inheritdoc cref="StoredKind.Write"/>
    internal string Encode(TRecord record) => Write(record);
}

/// <summary>A kind of record with its record type and its body type.</summary>
public abstract class RecordKind<TRecord, TBody>(string name, string path, Partitioning partitioning, Func<IValidator<TBody>> rules)
    : RecordKind<TRecord>(name, path, partitioning)
    where TRecord : class, IRecord
    where TBody : class, IBody<TBody, TRecord>
{
    // A validator takes milliseconds to create, and most runs of the program need only a few.
    private readonly Lazy<IValidator<TBody>> validator = new(rules);

    public sealed override Type Body => typeof(TBody);

    public abstract override TBody Example { get; }

    /// <summary>The id that a body gives; null if it gives none.</summary>
    public abstract string? IdOf(TBody body);

    public abstract TBody WithId(TBody body, string id);

    /// <summary>
    /// The same body without the members that an earlier version stored and this one replaced by others. A kind whose bodies only gained members has
    /// nothing to do. What is read here stays readable for good, because stored rows, snapshots and history are never rewritten.
    /// </summary>
    protected virtual TBody Upcast(TBody stored) => stored;

    /// <summary>The people that a body names, by their handles.</summary>
    internal virtual IEnumerable<string> AuthorsIn(TBody body) => [];

    /// <summary>The body with the subjects of these people, as it is shown and never stored.</summary>
    internal virtual TBody Naming(TBody body, Subjects subjects) => body;

    /// <summary>Whether a body may leave out the id, because a new record can get one made of other members.</summary>
    protected virtual bool DerivesId => false;

    /// <summary>Adds the id to the body of a new record if the body gives none and the id depends on the partner.</summary>
    protected virtual TBody Complete(TBody body, CountryCode partner) => body;

    protected abstract IEnumerable<(string Column, string? Value)> Columns(TRecord record);

    protected virtual TRecord Evolve(TRecord next, TRecord? former, DateOnly today, Author author) => next;

    protected virtual SiteOutline? Outline(TRecord record) => null;

    /// <inheritdoc cref="RecordKind.CheckNames"/>
    protected abstract Task CheckNames(TBody body, References references, CancellationToken cancellation);

    /// <summary>Checks a record against the records it names, after <see cref="CheckNames(TBody, References, CancellationToken)"/> has looked them up.</summary>
    protected virtual Task Check(TRecord record, TRecord? former, References references, CancellationToken cancellation) => Task.CompletedTask;

    /// <inheritdoc cref="RecordKind.CheckAgain"/>
    protected virtual Task<BodyFault?> CheckAgain(TRecord record, TRecord? former, RegisterView view, CancellationToken cancellation) => Task.FromResult<BodyFault?>(null);

    /// <summary>Reads a body. Returns the body with its record, or all its faults with its sound parts.</summary>
    /// <param name="json">The JSON of the record.</param>
    /// <param name="id">The id that the record must have; null if the body decides.</param>
    /// <param name="partner">The owner of the record if the body does not name one.</param>
    /// <param name="logger">Logs rules that the validator lacks.</param>
    internal (TBody? Body, TRecord? Record, IReadOnlyList<BodyFault> Faults) Receive(JsonElement json, string? id, CountryCode partner, ILogger logger)
    {
        var (body, faults) = BodyCheck.Read(json, validator.Value, (given, found) => id is null ? given : WithId(given, id, found));
        if (faults.Count > 0)
        {
            return (body, null, faults);
        }

        try
        {
            return (body, Complete(body, partner).ToRecord(), []);
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException)
        {
            BodyCheck.LogMissingRule(logger, Name, fault);
            return (body, null, [new BodyFault("", fault.Message.Split(" (Parameter", 2)[0])]);
        }
    }

    internal sealed override void AddTo(IServiceCollection services) =>
        services.AddSingleton<RecordKind>(this).AddSingleton<RecordKind<TRecord>>(this).AddSingleton(this);

    internal sealed override IRecord Read(string json) => Upcast(JsonSerializer.Deserialize<TBody>(json, RecordJson.Stored)!).ToRecord();

    internal sealed override string Write(IRecord record)
    {
        var json = JsonSerializer.Serialize(TBody.From((TRecord)record), RecordJson.Options);
        return json.Length <= RecordJson.Longest ? json : throw new RecordTooLargeException(Name, record.Id, json.Length);
    }

    internal sealed override (object? Body, IRecord? Record, IReadOnlyList<BodyFault> Faults) Receive(JsonElement json, CountryCode partner, ILogger logger) =>
        Receive(json, id: null, partner, logger);

    internal sealed override string? IdOf(object body) => IdOf((TBody)body) is { } id && IsId(id) ? id : null;

    internal sealed override Task CheckNames(object body, References references, CancellationToken cancellation) =>
        CheckNames((TBody)body, references, cancellation);

    internal sealed override IRecord WithId(IRecord record, string id) =>
        record.Id == id ? record : WithId(TBody.From((TRecord)record), id).ToRecord();

    internal sealed override IRecord Evolve(IRecord next, IRecord? former, DateOnly today, Author author) =>
        Evolve((TRecord)next, (TRecord?)former, today, author);

    internal sealed override IEnumerable<(string Column, string? Value)> Columns(IRecord record) => Columns((TRecord)record);

    internal sealed override SiteOutline? Outline(IRecord record) => Outline((TRecord)record);

    internal sealed override async Task Check(IRecord record, IRecord? former, References references, CancellationToken cancellation)
    {
        await CheckNames(TBody.From((TRecord)record), references, cancellation);
        await Check((TRecord)record, (TRecord?)former, references, cancellation);
    }

    internal sealed override Task<BodyFault?> CheckAgain(IRecord record, IRecord? former, RegisterView view, CancellationToken cancellation) =>
        CheckAgain((TRecord)record, (TRecord?)former, view, cancellation);

    private TBody WithId(TBody body, string id, List<BodyFault> faults)
    {
        if (IdOf(body) is not { } given)
        {
            // Without the id, the body is checked as one of a new record, which must give it.
            return DerivesId ? WithId(body, id) : body;
        }

        if (given != id)
        {
            faults.Add(new BodyFault($"/{IdProperty}", $"Must be {id}, as in the address."));
        }

        return WithId(body, id);
    }
}

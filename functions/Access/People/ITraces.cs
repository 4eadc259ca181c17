namespace CoProduction.Functions.Access.People;

/// <summary>Counts what a place keeps of who did something. Every place that keeps it does so by the author's name, which has a handle.</summary>
public interface ITraces
{
    TracePlace Place { get; }

    /// <summary>How often the place names an author, by itself or with the id of an import.</summary>
    /// <param name="author">A handle; or a partner and subject such as <c>POL:8d1b0c6e</c>, which rows from before handles name.</param>
    /// <param name="cancellation">Cancels the count.</param>
    Task<int> Count(string author, CancellationToken cancellation);
}

/// <summary>A place that keeps who did something.</summary>
public enum TracePlace
{
    /// <summary>Revisions of records, for ever. Membership proposals and votes are among them.</summary>
    History,

    /// <summary>Import jobs, until 90 days after their end.</summary>
    Imports,

    /// <summary>The log of reads, for as long as the setting says.</summary>
    Reads,

    /// <summary>Changes of tenants, for ever.</summary>
    Tenants,

    /// <summary>Webhooks, until they are deleted.</summary>
    Webhooks,

    /// <summary>Subscriptions to the weekly report, until they are deleted.</summary>
    Subscriptions,

    /// <summary>Runs that an operator asked for, for 400 days.</summary>
    Runs,

    /// <summary>Erasures of people, for ever.</summary>
    Erasures,
}

/// <summary>How many traces of a person there are in one place.</summary>
/// <param name="Place">The place: history, imports, reads, tenants, webhooks, subscriptions, runs or erasures.</param>
/// <param name="Count">How often it names the person; at least once.</param>
public sealed record TraceCount(TracePlace Place, int Count);

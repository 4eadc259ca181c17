using Azure;

namespace CoProduction.Functions.Access.People;

/// <summary>A person as the table of people has them.</summary>
/// <param name="Handle">What stands for the person everywhere else.</param>
/// <param name="Subject">The person's subject; null if it was erased.</param>
/// <param name="Since">When the handle was made (UTC).</param>
/// <param name="ErasedAt">When the subject was erased (UTC); null if it was not.</param>
/// <param name="ErasedBy">The handle of who erased it; null if it was not.</param>
/// <param name="Version">The row's version in storage.</param>
public sealed record StoredPerson(PersonHandle Handle, string? Subject, DateTimeOffset Since, DateTimeOffset? ErasedAt = null, string? ErasedBy = null, ETag Version = default);

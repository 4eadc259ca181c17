namespace CoProduction.Functions.Store;

/// <summary>How hard one piece of work may press on storage.</summary>
internal static class StorageRequests
{
    /// <summary>
    /// The most requests that are under way at once. The time of a request is mostly the way to storage and back, so several at once
    /// hide it; more than eight would take room from the other callers of the same account.
    /// </summary>
    public const int AtOnce = 8;
}

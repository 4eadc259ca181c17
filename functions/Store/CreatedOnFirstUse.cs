namespace CoProduction.Functions.Store;

/// <summary>
/// Creates a table, a container or a queue when it is first asked for. Callers who ask at the same time share one attempt. All of
/// them see it fail if it does, and the next caller starts another.
/// </summary>
/// <param name="client">The client of what is created.</param>
/// <param name="create">Creates it unless it exists. No caller's cancellation ends this, because others may wait for it.</param>
internal sealed class CreatedOnFirstUse<TClient>(TClient client, Func<TClient, Task> create)
{
    private readonly Lock guard = new();
    private Task? attempt;

    /// <summary>The client, once what it stands for exists.</summary>
    public async ValueTask<TClient> Open(CancellationToken cancellation)
    {
        await Attempt().WaitAsync(cancellation);
        return client;
    }

    private Task Attempt()
    {
        lock (guard)
        {
            return attempt is null or { IsFaulted: true } or { IsCanceled: true } ? attempt = create(client) : attempt;
        }
    }
}

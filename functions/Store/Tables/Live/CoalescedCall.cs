namespace CoProduction.Functions.Store.Tables.Live;

/// <summary>Makes one call for all who ask at the same time. Each gets the result of a call that began after it asked, and no two calls run at once.</summary>
internal sealed class CoalescedCall<TResult>
{
    private readonly Lock guard = new();
    private Task running = Task.CompletedTask;
    private Task<TResult>? next;

    /// <summary>Waits for a call that begins from now on.</summary>
    /// <param name="call">The call, the same for all.</param>
    /// <param name="cancellation">Cancels the wait, but not the call.</param>
    public Task<TResult> Call(Func<Task<TResult>> call, CancellationToken cancellation)
    {
        lock (guard)
        {
            next ??= After(running, call);
            return next.WaitAsync(cancellation);
        }
    }

    private async Task<TResult> After(Task former, Func<Task<TResult>> call)
    {
        // Who waited for the former call gets its fault.
        await former.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        lock (guard)
        {
            running = next!;
            next = null;
        }

        return await call();
    }
}

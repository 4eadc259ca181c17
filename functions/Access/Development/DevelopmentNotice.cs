namespace CoProduction.Functions.Access.Development;

/// <summary>Warns, when the program has started, that it has no real access control.</summary>
internal sealed partial class DevelopmentNotice(ILogger<DevelopmentNotice> logger) : IHostedLifecycleService
{
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        Log.AnyoneCanSign(logger);
        return Task.CompletedTask;
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Warning,
            Message = "DEVELOPMENT ONLY: the program accepts tokens of the development issuer. Anyone who can read its key on this machine can sign "
                + "tokens for any partner and role.")]
        public static partial void AnyoneCanSign(ILogger logger);
    }
}

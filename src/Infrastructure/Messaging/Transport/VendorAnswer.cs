namespace Luma.Infrastructure.Messaging.Transport;

/// <summary>What is certain after a vendor was called over HTTP. The details carry no address, number or text: they are logged.</summary>
public abstract record VendorAnswer
{
    public sealed record Replied(int Status, string Body, TimeSpan? RetryAfter = null, string? ErrorType = null) : VendorAnswer
    {
        public bool Succeeded => Status is >= 200 and < 300;

        /// <summary>A server error or a time-out of a proxy says nothing of what was done before it.</summary>
        public bool LeavesDoubt => Status is >= 500 or 408;
    }

    /// <summary>Not one byte of the request reached the vendor.</summary>
    public sealed record NeverSent(TimeSpan RetryAfter, string Detail) : VendorAnswer;

    /// <summary>The request may have arrived; the reply did not.</summary>
    public sealed record Lost(string Detail) : VendorAnswer;
}
